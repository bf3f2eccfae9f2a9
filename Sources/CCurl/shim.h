#pragma once
// The type checks are macros around the variadic functions, which only fixed option names pass.
#define CURL_DISABLE_TYPECHECK 1
#include <curl/curl.h>

// Swift cannot call variadic functions: one setter and one getter for each kind of value.

typedef size_t (*specbranch_curl_sink)(char *bytes, size_t one, size_t count, void *context);
typedef int (*specbranch_curl_watch)(
  void *context, curl_off_t size, curl_off_t received, curl_off_t upload, curl_off_t sent);

static inline CURLcode specbranch_curl_set_text(CURL *curl, CURLoption option, const char *text) {
  return curl_easy_setopt(curl, option, text);
}

static inline CURLcode specbranch_curl_set_number(CURL *curl, CURLoption option, long number) {
  return curl_easy_setopt(curl, option, number);
}

static inline CURLcode specbranch_curl_set_pointer(CURL *curl, CURLoption option, void *pointer) {
  return curl_easy_setopt(curl, option, pointer);
}

static inline CURLcode specbranch_curl_set_headers(CURL *curl, struct curl_slist *headers) {
  return curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
}

static inline CURLcode specbranch_curl_set_sink(CURL *curl, CURLoption option, specbranch_curl_sink sink) {
  return curl_easy_setopt(curl, option, sink);
}

static inline CURLcode specbranch_curl_set_watch(CURL *curl, specbranch_curl_watch watch) {
  return curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, watch);
}

/// Which protocols may be used; curl before 7.85 knows them as bits only.
static inline CURLcode specbranch_curl_set_protocols(CURL *curl, int plain_http) {
#if LIBCURL_VERSION_NUM >= 0x075500
  return curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, plain_http ? "http,https" : "https");
#else
  return curl_easy_setopt(curl, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTPS | (plain_http ? CURLPROTO_HTTP : 0)));
#endif
}

static inline long specbranch_curl_number(CURL *curl, CURLINFO info) {
  long number = 0;
  return curl_easy_getinfo(curl, info, &number) == CURLE_OK ? number : 0;
}

/// Valid until the handle is used again; null where there is none.
static inline const char *specbranch_curl_text(CURL *curl, CURLINFO info) {
  char *text = NULL;
  return curl_easy_getinfo(curl, info, &text) == CURLE_OK ? text : NULL;
}

static inline CURLcode specbranch_curl_start(void) { return curl_global_init(CURL_GLOBAL_DEFAULT); }
