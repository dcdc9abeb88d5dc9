#include "service/cli/cli.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <functional>
#include <limits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "service/cli/commands.hpp"
#include "service/cli/help.hpp"
#include "service/cli/option_values.hpp"
#include "service/cli/streams.hpp"
#include "service/json/json.hpp"

namespace planpress::cli {
namespace {

using Words = std::vector<std::string>;

constexpr int largest_review = std::numeric_limits<int>::max();  // as in plans
const std::string version_line = "planpress " PLANPRESS_VERSION;

bool is_one_of(const Words& words, const std::string& word) {
  return std::ranges::find(words, word) != words.end();
}

const help::Command& text_of(std::string_view command) {
  return *std::ranges::find(help::commands, command, &help::Command::name);
}

class Formatter : public CLI::Formatter {
 public:
  // The parser's own shows every argument as one that may be left out.
  std::string make_usage(const CLI::App* app, std::string) const override {
    return fmt::format("Usage: planpress {}\n",
                       app->get_parent() == nullptr ? "COMMAND [OPTIONS]" : text_of(app->get_name()).usage);
  }
};

Words options_of(const CLI::App* command) {
  Words names;
  for (const CLI::Option* option : command->get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

// shown: what stands for the value in help.
template <class Value>
CLI::Option* option(CLI::App* command, const char* name, Value& value, const char* shown,
                    const char* description) {
  return command->add_option(name, value, description)->option_text(shown);
}

template <class Value>
void argument(CLI::App* command, const char* name, Value& value, const char* description) {
  option(command, name, value, " ", description);
}

void add_job(CLI::App* command, JobArguments& job) {
  option(command, "--lang", job.language, "LANG", "en, cy or both; if absent, the plan's own");
  option(command, "--edition", job.edition, "EDITION", "standard or large-print; if absent, the plan's own")
      ->check(one_of({"standard", "large-print"}));
  option(command, "--review", job.review, "NUMBER", "Which review, for documents on one")
      ->check(whole_number(1, largest_review));
  option(command, "--for", job.person, "PERSON", "For whom, by the id of a person in the plan")
      ->check(not_empty("the id of a person in the plan"));
  option(command, "--documents", job.documents, "KIND[:REVIEW][:PERSON],...",
         "Of a bundle; if absent, all that the plan allows")
      ->check(not_empty("which documents: KIND[:REVIEW][:PERSON],..."));
}

void add_kind(CLI::App* command, JobArguments& job) {
  argument(command, "KIND", job.kind, "Kind of document, or bundle for several as one");
}

void add_output(CLI::App* command, std::string& output, const char* description) {
  const auto fault = [command](const std::string& given) -> std::string {
    if (!is_one_of(options_of(command), given)) return {};
    return fmt::format("{0} is an option. A file of this name is ./{0}", given);
  };
  option(command, "-o,--output", output, "FILE", description)->check(CLI::Validator(fault, ""));
}

void add_strict(CLI::App* command, bool& strict) {
  command->add_flag("--strict", strict, "Exit with status 3 when there are warnings");
}

void add_language(CLI::App* command, std::string& language) {
  option(command, "--lang", language, "LANG", "Language of findings, en or cy; if absent, en");
}

void add_render(CLI::App* command, RenderArguments& to) {
  add_kind(command, to.job);
  argument(command, "PLAN", to.plans, "Plan JSON: files, folders, or - for standard input");
  add_output(command, to.output, "Where to write: a file or - for standard output; for many plans a folder");
  option(command, "--format", to.job.format, "FORMAT", "pdf or html; if absent, as the output's name ends")
      ->check(one_of({"pdf", "html"}));
  add_job(command, to.job);
  add_strict(command, to.strict);
  const CLI::Validator room = whole_number(1, views::Room::most);
  option(command, "--objectives", to.objectives, "NUMBER", "Of a blank form: how many; if absent, 3")
      ->check(room);
  option(command, "--scopes", to.scopes, "NUMBER", "Of a blank form: kinds of work; if absent, 4")
      ->check(room);
}

void add_validate(CLI::App* command, ValidateArguments& to) {
  argument(command, "PLAN", to.plans, "Plan JSON, files, folders of *.json, or - for standard input");
  command->add_flag("--json", to.json, "Print the findings as JSON on standard output");
  option(command, "--document", to.kind, "KIND", "Add what only this kind of document asks for");
  add_strict(command, to.strict);
  command->add_flag("--advice", to.advice, "Add advice on what could be better; it makes no plan invalid");
  option(command, "--lang", to.language, "LANG", "en or cy; if absent, en");
}

void add_import(CLI::App* command, ImportArguments& to) {
  argument(command, "FORM", to.form, "The filled PDF, or - for standard input");
  option(command, "--plan", to.plan, "PLAN", "The plan that the form was made from");
  add_output(command, to.output, "Where to write what the form says; if absent, -");
  option(command, "--into", to.into, "NEW.json", "Where to write the plan with it in its place");
  option(command, "--review", to.review, "NUMBER", "The review that is expected")
      ->check(whole_number(1, largest_review));
  command->add_flag("--json", to.json, "Print findings as JSON, for programs");
  add_strict(command, to.strict);
  add_language(command, to.language);
}

void add_fill(CLI::App* command, FillArguments& to) {
  argument(command, "FORM", to.form, "The form, a PDF, or - for standard input");
  option(command, "--with", to.report, "REPORT", "Report JSON, whole or in part");
  add_output(command, to.output, "Where to write the filled form; if absent, -");
  add_language(command, to.language);
}

void add_preview(CLI::App* command, PreviewArguments& to) {
  add_kind(command, to.job);
  argument(command, "PLAN", to.plan, "Plan JSON, a file");
  option(command, "--port", to.port, "PORT", "Port on this machine, 0 for any; if absent, 8090")
      ->check(whole_number(0, 65535));
  add_job(command, to.job);
}

void add_serve(CLI::App* command, ServeArguments& to) {
  option(command, "--host", to.host, "HOST", "Address to listen on; if absent, 127.0.0.1")
      ->envname("PLANPRESS_HOST");
  option(command, "--port", to.port, "PORT", "Port to listen on, 0 for any; if absent, 8080")
      ->envname("PLANPRESS_PORT")
      ->check(whole_number(0, 65535));
  option(command, "--body-limit", to.body_limit, "BYTES", "Largest body in bytes; if absent, 4194304")
      ->envname("PLANPRESS_BODY_LIMIT")
      ->check(whole_number(1024, JsonLimits{}.bytes));
}

void add_documents(CLI::App* command, DocumentsArguments& to) {
  command->add_flag("--json", to.json, "Print them as JSON, for programs");
}

void add_init(CLI::App* command, InitArguments& to) {
  option(command, "PROFESSION", to.profession, " ", "doctor, dentist or pharmacist")
      ->check(one_of({"doctor", "dentist", "pharmacist"}));
  option(command, "--start", to.start, "YYYY-MM-DD", "First day of the plan; if absent, 2027-01-04");
  add_output(command, to.output, "Where to write, a new file; if absent, -");
}

void add_schema(CLI::App* command, SchemaArguments& to) {
  option(command, "DOCUMENT", to.document, " ", "plan or cohort; if absent, plan")
      ->check(one_of({"plan", "cohort"}));
  add_output(command, to.output, "Where to write; if absent, -");
}

// Parses the arguments and runs the command.
class CommandLine {
 public:
  CommandLine() : app_(std::string(help::description), "planpress") {
    app_.footer(std::string(help::footer));
    app_.set_version_flag("--version,-V", version_line, "Print the version");
    app_.set_help_flag("--help,-h", "Print help; after a command, help on that command");
    const auto formatter = std::make_shared<Formatter>();
    formatter->column_width(34);
    formatter->label("Positionals", "Arguments");
    app_.formatter(formatter);
    app_.allow_extras();
    app_.require_subcommand(0, 1);  // a file may have the name of a command
    add("render", render, add_render);
    add("validate", validate, add_validate);
    add("import", import_form, add_import);
    add("fill", fill_form, add_fill);
    add("preview", preview, add_preview);
    add("serve", serve, add_serve);
    add("documents", list_documents, add_documents);
    add("init", write_starter, add_init);
    add("schema", write_schema, add_schema);
    argument(add("digest", [this] { return print_digest(only_argument_); }), "PLAN", only_argument_,
             "Plan JSON, a file, or - for standard input");
    argument(add("help", [this] { return print_help(only_argument_); }), "COMMAND", only_argument_,
             "The command");
    add("version", [] { return print_out(version_line + "\n"), done; });
  }

  int run(int argc, char** argv) {
    app_.parse(argc, argv);
    refuse_unknown();
    for (const auto& [command, act] : commands_) {
      if (command->parsed()) return act();
    }
    throw UsageError(fmt::format("say what to do: {}", fmt::join(names(), ", ")));
  }

  std::string help() const { return app_.help(); }

  // "planpress render", for the hint below an error.
  std::string command() const {
    const CLI::App* parsed = parsed_command();
    return parsed == nullptr ? "planpress" : "planpress " + parsed->get_name();
  }

 private:
  CLI::App* add(const char* name, std::function<int()> act) {
    const help::Command& text = text_of(name);
    CLI::App* command = app_.add_subcommand(name, std::string(text.description));
    command->group("Commands");
    command->footer(std::string(text.footer));
    command->allow_extras();
    commands_.emplace_back(command, std::move(act));
    return command;
  }

  // A command that needs the resources.
  template <class Arguments>
  void add(const char* name, int (*act)(const Arguments&, const std::string&),
           void (*add_options)(CLI::App*, Arguments&)) {
    const auto arguments = std::make_shared<Arguments>();
    CLI::App* command = add(name, [this, act, arguments] { return act(*arguments, share_); });
    option(command, "--share", share_, "DIR",
           "Folder with layouts and fonts, when they are not beside the program")
        ->envname("PLANPRESS_SHARE");
    add_options(command, *arguments);
  }

  int print_help(const std::string& name) const {
    if (name.empty()) {
      // help() would be that on the command that is parsed: on help.
      print_out(app_.get_formatter()->make_help(&app_, app_.get_name(), CLI::AppFormatMode::Normal));
      return done;
    }
    if (!is_one_of(names(), name))
      throw UsageError(fmt::format("unknown command {}{}", shown(name), hint(name, names())));
    print_out(app_.get_subcommand(name)->help());
    return done;
  }

  // The parser keeps what it does not know; a missing argument may be a mistyped one, so this is said first.
  void refuse_unknown() const {
    Words unknown = app_.remaining(true);
    std::erase(unknown, "--");  // the end of options
    if (unknown.empty()) return;
    const std::string word = unknown.front().substr(0, unknown.front().find('='));
    const CLI::App* parsed = parsed_command();
    if (word.starts_with("-") && word != "-") {
      if (parsed != nullptr && is_one_of(options_of(parsed), word))
        throw UsageError(
            fmt::format("{} goes after the command: planpress {} {}", word, parsed->get_name(), word));
      refuse("unknown option", word, options_of(parsed == nullptr ? &app_ : parsed));
    }
    if (parsed == nullptr) refuse("unknown command", word, names());
    refuse("unexpected", word, {});
  }

  [[noreturn]] static void refuse(const char* fault, const std::string& word, const Words& known) {
    throw UsageError(fmt::format("{} {}{}", fault, shown(word), hint(word, known)));
  }

  const CLI::App* parsed_command() const {
    const std::vector<CLI::App*> parsed = app_.get_subcommands();
    return parsed.empty() ? nullptr : parsed.front();
  }

  Words names() const {
    Words names;
    for (const help::Command& command : help::commands) names.emplace_back(command.name);
    return names;
  }

  CLI::App app_;
  std::vector<std::pair<CLI::App*, std::function<int()>>> commands_;
  std::string share_, only_argument_;
};

int usage(const CommandLine& command_line, std::string_view message) {
  print_error(fmt::format("planpress: {}\nTry '{} --help'.\n", message, command_line.command()));
  return failed;
}

int answer(CommandLine& command_line, int argc, char** argv) {
  try {
    if (argc > 1) return command_line.run(argc, argv);
    print_error(command_line.help());
    return failed;
  } catch (const CLI::CallForHelp&) {
    print_out(command_line.help());
    return done;
  } catch (const CLI::CallForVersion& version) {
    print_out(std::string(version.what()) + "\n");
    return done;
  }
}

}  // namespace

int run(int argc, char** argv) {
  hold_standard_streams();
  CommandLine command_line;
  try {
    return answer(command_line, argc, argv);
  } catch (const FileError& error) {
    print_error(fmt::format("planpress: {}\n", shown_in_lines(error.what())));
    return failed;
  } catch (const CLI::ParseError& error) {
    return usage(command_line, shown_in_lines(in_our_words(error.what())));
  } catch (const UsageError& error) {
    return usage(command_line, shown_in_lines(error.what()));
  } catch (const std::exception& error) {
    print_error(fmt::format("planpress: {}\n", shown_in_lines(error.what())));
    return failed;
  }
}

}  // namespace planpress::cli
