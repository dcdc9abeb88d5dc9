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

constexpr int largest_review = std::numeric_limits<int>::max();  // as in plans
const std::string version_line = "planpress " PLANPRESS_VERSION;

class Formatter : public CLI::Formatter {
 public:
  // The parser's own shows every argument as one that may be left out.
  std::string make_usage(const CLI::App* app, std::string) const override {
    const std::string command = app->get_parent() == nullptr ? "" : app->get_name();
    return fmt::format("Usage: planpress {}\n", help::usage(command));
  }
};

// Everything that can be typed. Members stay where the parser's options point at them.
class CommandLine {
 public:
  CommandLine() : app_("", "planpress") {
    app_.description(std::string(help::description));
    app_.footer(std::string(help::footer));
    app_.set_version_flag("--version,-V", version_line, "Print the version");
    app_.set_help_flag("--help,-h", "Print help; after a command, help on that command");
    const auto formatter = std::make_shared<Formatter>();
    formatter->column_width(34);
    formatter->label("Positionals", "Arguments");
    app_.formatter(formatter);
    app_.allow_extras();
    app_.require_subcommand(0, 1);  // a file may have the name of a command
    add_render();
    add_validate();
    add_import();
    add_fill();
    add_preview();
    add_serve();
    add_documents();
    add_init();
    add_schema();
    add_digest();
    add_help();
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
    const std::vector<CLI::App*> parsed = app_.get_subcommands();
    return parsed.empty() ? "planpress" : "planpress " + parsed.front()->get_name();
  }

 private:
  // act: what the command does, its arguments being read; the exit status.
  CLI::App* add_bare(const char* name, const char* description, std::string_view footer,
                     std::function<int()> act) {
    CLI::App* command = app_.add_subcommand(name, description);
    command->group("Commands");
    command->footer(std::string(footer));
    command->allow_extras();
    commands_.emplace_back(command, std::move(act));
    return command;
  }

  // With the option that says where the resources are.
  CLI::App* add(const char* name, const char* description, std::string_view footer,
                std::function<int()> act) {
    CLI::App* command = add_bare(name, description, footer, std::move(act));
    command
        ->add_option("--share", share_, "Folder with layouts and fonts, when they are not beside the program")
        ->option_text("DIR")
        ->envname("PLANPRESS_SHARE");
    return command;
  }

  // What is to be made, and how: the same for whatever makes documents.
  static void add_kind(CLI::App* command, OrderArguments& order) {
    command->add_option("KIND", order.kind, "Kind of document, or bundle for several as one")
        ->option_text(" ");
  }
  static void add_order(CLI::App* command, OrderArguments& order) {
    command->add_option("--lang", order.language, "en, cy or both; if absent, the plan's own")
        ->option_text("LANG");
    command->add_option("--edition", order.edition, "standard or large-print; if absent, the plan's own")
        ->option_text("EDITION")
        ->check(one_of({"standard", "large-print"}));
    command->add_option("--review", order.review, "Which review, for documents on one")
        ->option_text("NUMBER")
        ->check(whole_number(1, largest_review));
    command->add_option("--for", order.person, "For whom, by the id of a person in the plan")
        ->option_text("PERSON")
        ->check(not_empty("the id of a person in the plan"));
    command->add_option("--documents", order.documents, "Of a bundle; if absent, all that the plan allows")
        ->option_text("KIND[:REVIEW][:PERSON],...")
        ->check(not_empty("which documents: KIND[:REVIEW][:PERSON],..."));
  }

  void add_render() {
    CLI::App* command = add("render", "Make a document from a plan, or from each of many", help::render,
                            [this] { return cli::render(render_arguments_, share_); });
    add_kind(command, render_arguments_.order);
    command->add_option("PLAN", render_arguments_.plans, "Plan JSON: files, folders, or - for standard input")
        ->option_text(" ");
    add_output(command, render_arguments_.output,
               "Where to write: a file or - for standard output; for many plans a folder");
    command
        ->add_option("--format", render_arguments_.order.format,
                     "pdf or html; if absent, as the output's name ends")
        ->option_text("FORMAT")
        ->check(one_of({"pdf", "html"}));
    add_order(command, render_arguments_.order);
    add_strict(command, render_arguments_.strict);
    const CLI::Validator room = whole_number(1, views::Room::most);
    command
        ->add_option("--objectives", render_arguments_.objectives, "Of a blank form: how many; if absent, 3")
        ->option_text("NUMBER")
        ->check(room);
    command->add_option("--scopes", render_arguments_.scopes, "Of a blank form: kinds of work; if absent, 4")
        ->option_text("NUMBER")
        ->check(room);
  }

  void add_preview() {
    CLI::App* command = add("preview", "Show a document while its layout is written", help::preview,
                            [this] { return cli::preview(preview_arguments_, share_); });
    add_kind(command, preview_arguments_.order);
    command->add_option("PLAN", preview_arguments_.plan, "Plan JSON, a file")->option_text(" ");
    command->add_option("--port", preview_arguments_.port, "Port on this machine, 0 for any; if absent, 8090")
        ->option_text("PORT")
        ->check(whole_number(0, 65535));
    add_order(command, preview_arguments_.order);
  }

  void add_validate() {
    CLI::App* command = add("validate", "Find every fault of plans", help::validate,
                            [this] { return cli::validate(validate_arguments_, share_); });
    command
        ->add_option("PLAN", validate_arguments_.plans,
                     "Plan JSON, files, folders of *.json, or - for standard input")
        ->option_text(" ");
    command->add_flag("--json", validate_arguments_.json, "Print the findings as JSON on standard output");
    command
        ->add_option("--document", validate_arguments_.kind, "Add what only this kind of document asks for")
        ->option_text("KIND");
    add_strict(command, validate_arguments_.strict);
    command->add_flag("--advice", validate_arguments_.advice,
                      "Add advice on what could be better; it makes no plan invalid");
    command->add_option("--lang", validate_arguments_.language, "en or cy; if absent, en")
        ->option_text("LANG");
  }

  void add_documents() {
    CLI::App* command = add("documents", "List the kinds of document", help::documents,
                            [this] { return list_documents(documents_arguments_, share_); });
    command->add_flag("--json", documents_arguments_.json, "Print them as JSON, for programs");
  }

  void add_init() {
    CLI::App* command = add("init", "Write a small plan to begin with", help::init,
                            [this] { return write_starter(init_arguments_, share_); });
    command->add_option("PROFESSION", init_arguments_.profession, "doctor, dentist or pharmacist")
        ->option_text(" ")
        ->check(one_of({"doctor", "dentist", "pharmacist"}));
    command->add_option("--start", init_arguments_.start, "First day of the plan; if absent, 2027-01-04")
        ->option_text("YYYY-MM-DD");
    add_output(command, init_arguments_.output, "Where to write, a new file; if absent, -");
  }

  void add_schema() {
    CLI::App* command = add("schema", "Write the JSON Schema of a plan or a cohort", help::schema,
                            [this] { return write_schema(schema_arguments_, share_); });
    command->add_option("DOCUMENT", schema_arguments_.document, "plan or cohort; if absent, plan")
        ->option_text(" ")
        ->check(one_of({"plan", "cohort"}));
    add_output(command, schema_arguments_.output, "Where to write; if absent, -");
  }

  void add_digest() {
    CLI::App* command = add_bare("digest", "Print the digest of a plan, as documents print it", help::digest,
                                 [this] { return print_digest(digest_plan_); });
    command->add_option("PLAN", digest_plan_, "Plan JSON, a file, or - for standard input")->option_text(" ");
  }

  void add_help() {
    CLI::App* command = add_bare("help", "Print help; on a command, with its name", help::help,
                                 [this] { return print_help(); });
    command->add_option("COMMAND", help_on_, "The command")->option_text(" ");
    add_bare("version", "Print the version", help::version, [] {
      print_out(version_line + "\n");
      return done;
    });
  }

  int print_help() const {
    if (help_on_.empty()) {
      // help() would be that on the command that is parsed: on help.
      print_out(app_.get_formatter()->make_help(&app_, app_.get_name(), CLI::AppFormatMode::Normal));
      return done;
    }
    for (const auto& [command, act] : commands_) {
      if (command->get_name() != help_on_) continue;
      print_out(command->help());
      return done;
    }
    throw UsageError(fmt::format("unknown command {}{}", shown(help_on_), hint(help_on_, names())));
  }

  void add_serve() {
    CLI::App* command = add("serve", "Answer over HTTP", help::serve,
                            [this] { return cli::serve(serve_arguments_, share_); });
    command->add_option("--host", serve_arguments_.host, "Address to listen on; if absent, 127.0.0.1")
        ->option_text("HOST")
        ->envname("PLANPRESS_HOST");
    command->add_option("--port", serve_arguments_.port, "Port to listen on, 0 for any; if absent, 8080")
        ->option_text("PORT")
        ->envname("PLANPRESS_PORT")
        ->check(whole_number(0, 65535));
    command
        ->add_option("--body-limit", serve_arguments_.body_limit, "Largest body in bytes; if absent, 4194304")
        ->option_text("BYTES")
        ->envname("PLANPRESS_BODY_LIMIT")
        ->check(whole_number(1024, JsonLimits{}.bytes));
  }

  void add_import() {
    CLI::App* command = add("import", "Read a form that was filled in", help::import_form,
                            [this] { return cli::import_form(import_arguments_, share_); });
    command->add_option("FORM", import_arguments_.form, "The filled PDF, or - for standard input")
        ->option_text(" ");
    command->add_option("--plan", import_arguments_.plan, "The plan that the form was made from")
        ->option_text("PLAN");
    add_output(command, import_arguments_.output, "Where to write what the form says; if absent, -");
    command->add_option("--into", import_arguments_.into, "Where to write the plan with it in its place")
        ->option_text("NEW.json");
    command->add_option("--review", import_arguments_.review, "The review that is expected")
        ->option_text("NUMBER")
        ->check(whole_number(1, largest_review));
    command->add_flag("--json", import_arguments_.json, "Print findings as JSON, for programs");
    add_strict(command, import_arguments_.strict);
    add_language(command, import_arguments_.language);
  }

  void add_fill() {
    CLI::App* command = add("fill", "Fill a progress report's form with a report", help::fill_form,
                            [this] { return cli::fill_form(fill_arguments_, share_); });
    command->add_option("FORM", fill_arguments_.form, "The form, a PDF, or - for standard input")
        ->option_text(" ");
    command->add_option("--with", fill_arguments_.report, "Report JSON, whole or in part")
        ->option_text("REPORT");
    add_output(command, fill_arguments_.output, "Where to write the filled form; if absent, -");
    add_language(command, fill_arguments_.language);
  }

  static void add_output(CLI::App* command, std::string& output, const char* description) {
    const auto fault = [command](const std::string& given) -> std::string {
      const std::vector<std::string> options = options_of(command);
      if (std::ranges::find(options, given) == options.end()) return {};
      return fmt::format("{0} is an option. A file of this name is ./{0}", given);
    };
    command->add_option("-o,--output", output, description)
        ->option_text("FILE")
        ->check(CLI::Validator(fault, ""));
  }

  static void add_strict(CLI::App* command, bool& strict) {
    command->add_flag("--strict", strict, "Exit with status 3 when there are warnings");
  }

  static void add_language(CLI::App* command, std::string& language) {
    command->add_option("--lang", language, "Language of findings, en or cy; if absent, en")
        ->option_text("LANG");
  }

  // The parser keeps what it does not know; a missing argument may be a mistyped one, so this is said first.
  void refuse_unknown() const {
    std::vector<std::string> unknown = app_.remaining(true);
    std::erase(unknown, "--");  // the end of options
    if (unknown.empty()) return;
    const std::string word = unknown.front().substr(0, unknown.front().find('='));
    const std::vector<CLI::App*> parsed = app_.get_subcommands();
    const bool is_option = word.starts_with("-") && word != "-";
    const bool is_command = !is_option && parsed.empty();
    if (is_option && !parsed.empty() && is_one_of(options_of(parsed.front()), word))
      throw UsageError(
          fmt::format("{} goes after the command: planpress {} {}", word, parsed.front()->get_name(), word));
    const std::vector<std::string> known = is_option    ? options_of(parsed.empty() ? &app_ : parsed.front())
                                           : is_command ? names()
                                                        : std::vector<std::string>{};
    throw UsageError(fmt::format("{} {}{}",
                                 is_option    ? "unknown option"
                                 : is_command ? "unknown command"
                                              : "unexpected",
                                 shown(word), hint(word, known)));
  }

  static bool is_one_of(const std::vector<std::string>& names, const std::string& word) {
    return std::ranges::find(names, word) != names.end();
  }

  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const auto& [command, act] : commands_) names.push_back(command->get_name());
    return names;
  }

  static std::vector<std::string> options_of(const CLI::App* command) {
    std::vector<std::string> names;
    for (const CLI::Option* option : command->get_options()) {
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
    return names;
  }

  CLI::App app_;
  std::vector<std::pair<CLI::App*, std::function<int()>>> commands_;
  std::string share_, digest_plan_, help_on_;
  RenderArguments render_arguments_;
  ValidateArguments validate_arguments_;
  ServeArguments serve_arguments_;
  PreviewArguments preview_arguments_;
  ImportArguments import_arguments_;
  FillArguments fill_arguments_;
  DocumentsArguments documents_arguments_;
  InitArguments init_arguments_;
  SchemaArguments schema_arguments_;
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
