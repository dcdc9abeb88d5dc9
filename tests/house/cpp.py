"""Just enough C++ for the house rules: comments and strings blanked, and where functions begin and end."""
import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r'//[^\n]*|/\*.*?\*/'                                    # comments
    r'|R"(?P<delimiter>[^(\s]*)\(.*?\)(?P=delimiter)"'       # raw strings
    r'|"(?:\\.|[^"\\\n])*"'                                  # strings
    r"|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+'",                 # characters, and not 1'000
    re.DOTALL)


def _blank(text, strings):
    def blank(token):
        comment = token.group(0).startswith("/")
        return re.sub(r"[^\n]", " ", token.group(0)) if comment or strings else token.group(0)
    return _TOKEN.sub(blank, text)


def without_comments(text):
    return _blank(text, strings=False)


def without_comments_and_strings(text):
    """The same length and lines, so that positions stay true."""
    return _blank(text, strings=True)


@dataclass
class Function:
    head: str   # its signature on one line, cut short
    line: int   # where its body opens
    lines: int  # from the brace that opens the body to the one that closes it


_SCOPE = re.compile(r"\b(namespace|class|struct|union|enum|extern)\b")


def _is_scope(head):
    """Whether the brace after this head opens a namespace or a type, rather than a function or an initialiser."""
    head = re.sub(r"template\s*<[^{};]*?>\s*(?=\w)", " ", head)
    return bool(_SCOPE.search(head)) and "(" not in re.sub(r"alignas\s*\([^)]*\)", "", head)


def _in_parentheses(head):
    return head.count("(") > head.count(")")


def functions(text):
    """The functions and test cases of a file; what is nested inside one (lambdas, local types) is part of it."""
    code = re.sub(r"^[ \t]*#(?:[^\n\\]|\\.|\\\n)*", lambda m: re.sub(r"[^\n]", " ", m.group(0)),
                  without_comments_and_strings(text), flags=re.MULTILINE)
    found, scopes, body = [], 0, None
    head_start = depth = 0
    for mark in re.finditer(r"[{};]", code):
        position = mark.start()
        if body is not None:
            depth += {"{": 1, "}": -1, ";": 0}[mark.group()]
            if depth == 0:
                # Inside the parentheses of a head stood a default argument: the head goes on.
                if _in_parentheses(body[0]):
                    body = None
                else:
                    _close(found, code, body, position)
                    body, head_start = None, position + 1
        elif mark.group() == "{":
            head = " ".join(code[head_start:position].split())
            if _is_scope(head):
                scopes, head_start = scopes + 1, position + 1
            else:
                body, depth = (head, position), 1
        else:
            scopes -= mark.group() == "}"
            head_start = position + 1
    return found


def _close(found, code, body, position):
    head, start = body
    if "(" in head:  # otherwise the braces hold an initialiser
        found.append(Function(head[-100:], code.count("\n", 0, start) + 1, code.count("\n", start, position) + 1))
