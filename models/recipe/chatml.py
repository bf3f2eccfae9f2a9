"""The chat format that the models speak (ChatML), its special tokens, and the template that the GGUF files carry."""

SPECIALS = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
END_OF_TEXT, START, END = SPECIALS
TEMPLATE = ("{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>\\n' }}{% endfor %}"
            "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}")
ASSISTANT = f"{START}assistant\n"


def conversation(messages):
    """All messages as text."""
    return "".join(f"{START}{m['role']}\n{m['content']}{END}\n" for m in messages)


def prompt(messages):
    """The messages up to the last user's, and the beginning of the answer that the model is to write."""
    before = messages[:-1] if messages[-1]["role"] == "assistant" else messages
    return conversation(before) + ASSISTANT
