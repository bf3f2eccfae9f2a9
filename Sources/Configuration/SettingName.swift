/// Everything that can be configured, by its key in the file.
public enum SettingName: String, CaseIterable, Sendable {
  // Models
  case profile
  case pair
  case target
  case draft
  case predictor
  case modelFolders = "model_folders"
  case chatTemplate = "chat_template"
  case system
  case context
  case contextPolicy = "context_policy"
  case threads
  case draftThreads = "draft_threads"
  case gpuLayers = "gpu_layers"
  case draftGpuLayers = "draft_gpu_layers"
  case targetDevice = "target_device"
  case targetRPC = "target_rpc"
  case targetTimeout = "target_timeout"
  case cacheTypeK = "cache_type_k"
  case cacheTypeV = "cache_type_v"
  case draftCacheTypeK = "draft_cache_type_k"
  case draftCacheTypeV = "draft_cache_type_v"
  case lora
  case draftLora = "draft_lora"
  // Decoding
  case mode
  case draftLength = "draft_length"
  case confidenceThreshold = "confidence_threshold"
  case adaptive
  case branches
  case branchStop = "branch_stop"
  case hrad
  case hradLearning = "hrad_learning"
  // Sampling
  case temperature
  case topK = "top_k"
  case topP = "top_p"
  case minP = "min_p"
  case repeatPenalty = "repeat_penalty"
  case seed
  case maxTokens = "max_tokens"
  case stop
  // Screen
  case theme
  case panes
  case ascii
  case mouse
  case markdown
  case clipboard
  case vi
  case editor
  case attachmentLimit = "attachment_limit"
  // Files
  case history
  case traceFolder = "trace_folder"
  case logLevel = "log_level"
}
