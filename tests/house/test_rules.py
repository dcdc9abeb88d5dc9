"""Every house rule can fail, and lets good code pass."""
import tempfile
import unittest
from pathlib import Path

import rules
from cpp import functions
from test_house import clang_format_faults, executable_faults


class EveryRuleCanFail(unittest.TestCase):
    def refuses(self, rule, path, text):
        self.assertTrue(rule(path, text), f"{rule.__name__} let {text!r} pass")

    def accepts(self, rule, path, text):
        self.assertEqual(rule(path, text), [])

    def test_include_order(self):
        self.refuses(rules.include_order, "renderer/text/face.cpp", '#include "renderer/pdf/pdf.hpp"\n')
        self.refuses(rules.include_order, "renderer/render.cpp", '#include "service/plan/plan.hpp"\n')
        self.refuses(rules.include_order, "service/plan/plan.cpp", '#include "service/plan/views/view.hpp"\n')
        self.refuses(rules.include_order, "service/unknown/a.cpp", '#include "renderer/render.hpp"\n')
        self.refuses(rules.include_order, "service/plan/plan.cpp", '#include "renderer/document/document.hpp"\n')
        self.accepts(rules.include_order, "service/plan/text.cpp", '#include "renderer/text/unicode.hpp"\n')
        self.accepts(rules.include_order, "renderer/pdf/pdf.cpp", '#include "renderer/typeset/pages.hpp"\n')
        self.accepts(rules.include_order, "tests/pdf/a.cpp", '#include "service/plan/plan.hpp"\n')

    def test_libraries_with_one_home(self):
        for line, home in (("#include <hpdf.h>", "renderer/pdf"), ("#include <hpdf_objects.h>", "renderer/pdf"),
                           ("#include <kainjow/mustache.hpp>", "renderer/markup"),
                           ("#include <pugixml.hpp>", "renderer/markup"), ("#include <httplib.h>", "service/http"),
                           ("#include <qpdf/QPDF.hh>", "service/forms/pdf")):
            self.refuses(rules.include_order, "service/plan/a.cpp", line)
            self.accepts(rules.include_order, f"{home}/a.cpp", line)

    def test_file_size(self):
        self.refuses(rules.file_size, "a.cpp", "\n" * 401)
        self.accepts(rules.file_size, "a.cpp", "\n" * 400)

    def test_function_size(self):
        self.refuses(rules.function_size, "a.cpp", "int f() {" + "\n" * 60 + "}\n")
        self.accepts(rules.function_size, "a.cpp", "int f() {" + "\n" * 59 + "}\n")

    def test_own_header_first(self):
        self.refuses(rules.own_header_first, "a/b.cpp", '#include <vector>\n#include "a/b.hpp"\n')
        self.accepts(rules.own_header_first, "a/b.cpp", '#include "a/b.hpp"\n\n#include <vector>\n')

    def test_header_guarded(self):
        self.refuses(rules.header_guarded, "a.hpp", "int f();\n")
        self.accepts(rules.header_guarded, "a.hpp", "// What it is.\n#pragma once\n")

    def test_unfinished(self):
        for word in ("TO" + "DO", "fix" + "me", "X" + "XX", "Ha" + "ck", "st" + "ub", "for n" + "ow"):
            self.refuses(rules.unfinished, "a.cpp", f"// {word}: later\n")
        self.accepts(rules.unfinished, "a.cpp", "// stubborn, hackney, for nowhere\n")

    def test_locale_bound(self):
        for line in ("double d = std::strtod(s, nullptr);", "auto d = std::stod(s);", 'x("%.2f");', 'x("%5.1lf mm");'):
            self.refuses(rules.locale_bound, "renderer/a.cpp", line)
        self.accepts(rules.locale_bound, "renderer/a.cpp", '// strtod\nfmt::format("{:.2f} strtod 50% of", x);\n')

    def test_clock_or_chance(self):
        for line in ("std::chrono::system_clock::now();", "std::random_device r;", "time(nullptr);", "std::rand();"):
            self.refuses(rules.clock_or_chance, "renderer/a.cpp", line)
        self.accepts(rules.clock_or_chance, "renderer/a.cpp", 'int lifetime(int); element("time");\n')

    def test_machine_traces(self):
        for line in ("/wo" + "rk/main", "see /ho" + "me/somebody/x", "https://registry.np" + "mjs.org/axe-core",
                     '"resol' + 'ved": "https://elsewhere.example/a.tgz"'):
            self.refuses(rules.machine_traces, "a.md", line)
        self.accepts(rules.machine_traces, "a.md", "paper/home/work, ./home/ and POST /v1/documents")

    def test_json_parses(self):
        for text in ("{,}", '{"a": NaN}', ""):
            self.refuses(rules.json_parses, "a.json", text)
        self.accepts(rules.json_parses, "a.json", '{"a": [1, null]}')

    def test_top_level(self):
        self.assertTrue(rules.top_level({"docs", "README.md"}))
        self.assertEqual(rules.top_level({".ci", "README.md", "renderer"}), [])

    def test_format(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "a.cpp")
            (Path(folder) / ".clang-format").write_text("BasedOnStyle: Google\n")
            file.write_text("int  f( ){return 1 ;}\n")
            self.assertTrue(clang_format_faults([file]))
            file.write_text("int f() { return 1; }\n")
            self.assertEqual(clang_format_faults([file]), "")

    def test_executable(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "run.sh")
            file.write_text("#!/bin/sh\n")
            file.chmod(0o644)
            self.assertTrue(executable_faults([file]))
            file.chmod(0o755)
            self.assertEqual(executable_faults([file]), [])


class FunctionsAreFound(unittest.TestCase):
    def sizes(self, text):
        return [(function.line, function.lines) for function in functions(text)]

    def test_in_namespaces_and_types(self):
        text = ("namespace a {\nnamespace {\nstruct B : C<int> {\n  int x{1};\n  int f() const {\n    return x;\n  }\n"
                "};\n}  // namespace\nint g() { return 1; }\n}  // namespace a\n")
        self.assertEqual(self.sizes(text), [(5, 3), (10, 1)])

    def test_templates_initialisers_and_lambdas(self):
        text = ("template <class T, typename U = std::vector<T>>\nT f(T t) {\n  auto g = [&](int i) {\n    if (i) {\n"
                "    }\n  };\n  struct Local {\n    int x;\n  };\n  return t;\n}\nconst int table[] = {\n  1,\n  2,\n};\n"
                "enum class E : int { a, b };\nint h() { return 2; }\n")
        self.assertEqual(self.sizes(text), [(2, 10), (17, 1)])

    def test_braces_in_strings_characters_comments_and_directives(self):
        text = ("int f() {  // }\n  char c = '}'; /* } */\n  auto s = \"}\\\"}\";\n  auto r = R\"x(}})\" )x\";\n"
                "  int n = 1'000'000;\n}\n#define M(x) \\\n  { x }\nint g() {\n}\n")
        self.assertEqual(self.sizes(text), [(1, 6), (9, 2)])

    def test_default_arguments_and_calls_that_hold_braces(self):
        text = ("void f(A a = {}, B b = {1}) {\n  g();\n}\nconst auto table = make({\n  {1},\n  {2},\n});\n"
                "int h() {\n}\n")
        self.assertEqual(self.sizes(text), [(1, 3), (8, 2)])

    def test_constructors_and_test_cases(self):
        text = "A::A(int x) : x_{x}, y_(2) {\n  f();\n}\nTEST_CASE(\"a name\") {\n  CHECK(true);\n}\n"
        self.assertEqual([lines for _, lines in self.sizes(text)][-1], 3)
        self.assertEqual(len(self.sizes(text)), 3)
