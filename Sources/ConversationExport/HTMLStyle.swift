/// How an exported page looks, in the light and in the dark.
enum HTMLStyle {
  static let sheet = """
    :root {
      color-scheme: light dark;
      --page: #ffffff; --text: #1f2328; --dim: #59636e; --line: #d1d9e0; --block: #f6f8fa; --user: #eef4fb;
      --link: #0a58ca; --keyword: #a3195b; --string: #0a6640; --comment: #59636e; --number: #0550ae;
      --type: #8a4600; --function: #6639ba;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --page: #15181c; --text: #e3e7ec; --dim: #9aa4af; --line: #353c44; --block: #1d2126; --user: #1b2632;
        --link: #7ab7ff; --keyword: #ff8fb8; --string: #87d7a4; --comment: #9aa4af; --number: #82b8ff;
        --type: #f0b072; --function: #c9a7ff;
      }
    }
    * { box-sizing: border-box; }
    body {
      margin: 0 auto; padding: 2rem 1rem 4rem; max-width: 50rem; background: var(--page); color: var(--text);
      font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: break-word;
    }
    h1 { font-size: 1.6rem; line-height: 1.25; }
    section { margin: 1.25rem 0; padding: 0 1rem; border-left: 3px solid var(--line); unicode-bidi: isolate; }
    section > h2 { margin: 0 0 .4rem; font-size: .85rem; color: var(--dim); }
    section.user { background: var(--user); border-left-color: var(--link); padding: .75rem 1rem; }
    section.summary { border-left-style: dashed; color: var(--dim); }
    section > :last-child { margin-bottom: 0; }
    a { color: var(--link); }
    code, pre { font-family: ui-monospace, monospace; font-size: .9em; unicode-bidi: isolate; }
    :not(pre) > code { background: var(--block); padding: .1em .3em; border-radius: 4px; }
    pre {
      background: var(--block); border: 1px solid var(--line); border-radius: 6px; padding: .75rem 1rem;
      overflow-x: auto; line-height: 1.45; tab-size: 4;
    }
    .language { font-size: .75rem; color: var(--dim); margin-bottom: -.6rem; }
    blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 3px solid var(--line); color: var(--dim); }
    table { border-collapse: collapse; display: block; max-width: 100%; overflow-x: auto; }
    th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: left; }
    .center { text-align: center; }
    .right { text-align: right; }
    hr { border: 0; border-top: 1px solid var(--line); }
    details { margin: .75rem 0; }
    summary { cursor: pointer; color: var(--dim); font-size: .85rem; }
    details.branch { border: 1px dashed var(--line); border-radius: 6px; padding: .4rem .75rem; }
    .figures table { font-size: .8rem; }
    .remark { color: var(--dim); font-size: .85rem; }
    .keyword { color: var(--keyword); }
    .string { color: var(--string); }
    .comment { color: var(--comment); font-style: italic; }
    .number { color: var(--number); }
    .type { color: var(--type); }
    .function { color: var(--function); }
    @media print { body { max-width: none; } pre { white-space: pre-wrap; } }

    """
}
