#include "service/cli/cli.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "service/cli/commands.hpp"
#include "service/cli/help.hpp"
#include "service/cli/suggest.hpp"
#include "service/plan/json.hpp"

namespace planpress::cli {
namespace {

constexpr int largest_review = 999'999'999;  // of nine digits, as in queries

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
    app_.set_version_flag("--version,-V", "planpress " PLANPRESS_VERSION, "Print the version");
    app_.set_help_flag("--help,-h", "Print help; after a command, help on that command");
    const auto formatter = std::make_shared<Formatter>();
    formatter->column_width(34);
    formatter->label("Positionals", "Arguments");
    app_.formatter(formatter);
    app_.allow_extras();
    add_render();
    add_validate();
    add_documents();
    add_import();
    add_fill();
    add_serve();
    add_preview();
  }

  int run(int argc, char** argv) {
    app_.parse(argc, argv);
    refuse_unknown();
    if (render_->parsed()) return render(render_arguments_, share_);
    if (validate_->parsed()) return validate(validate_arguments_, share_);
    if (documents_->parsed()) return list_documents(share_);
    if (import_->parsed()) return import_form(import_arguments_, share_);
    if (fill_->parsed()) return fill_form(fill_arguments_, share_);
    if (serve_->parsed()) return serve(serve_arguments_, share_);
    if (preview_->parsed()) return preview(preview_arguments_, share_);
    throw UsageError("say what to do: render, validate, documents, import, fill, serve or preview");
  }

  std::string help() const { return app_.help(); }

  // "planpress render", for the hint below an error.
  std::string command() const {
    const std::vector<CLI::App*> parsed = app_.get_subcommands();
    return parsed.empty() ? "planpress" : "planpress " + parsed.front()->get_name();
  }

 private:
  CLI::App* add(const char* name, const char* description, std::string_view footer) {
    CLI::App* command = app_.add_subcommand(name, description);
    command->group("Commands");
    command->footer(std::string(footer));
    command->allow_extras();
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
        ->option_text("LANG")
        ->check(CLI::IsMember({"en", "cy", "both"}));
    command->add_option("--edition", order.edition, "standard or large-print; if absent, the plan's own")
        ->option_text("EDITION")
        ->check(CLI::IsMember({"standard", "large-print"}));
    command->add_option("--review", order.review, "Which review, for documents on one")
        ->option_text("NUMBER")
        ->check(CLI::Range(1, largest_review));
    command->add_option("--for", order.person, "For whom, by the id of a person in the plan")
        ->option_text("PERSON");
    command->add_option("--documents", order.documents, "Of a bundle; if absent, all that the plan allows")
        ->option_text("KIND[:REVIEW][:PERSON],...");
  }

  void add_render() {
    render_ = add("render", "Make a document from a plan, or from each of many", help::render);
    add_kind(render_, render_arguments_.order);
    render_->add_option("PLAN", render_arguments_.plans, "Plan JSON: files, folders, or - for standard input")
        ->option_text(" ");
    render_
        ->add_option("-o,--output", render_arguments_.output,
                     "Where to write: a file or - for standard output; for many plans a folder")
        ->option_text("FILE");
    render_
        ->add_option("--format", render_arguments_.order.format,
                     "pdf or html; if absent, as the output's name ends")
        ->option_text("FORMAT")
        ->check(CLI::IsMember({"pdf", "html"}));
    add_order(render_, render_arguments_.order);
    const CLI::Range room(std::size_t{1}, plan::Room::most);
    render_
        ->add_option("--objectives", render_arguments_.objectives, "Of a blank form: how many; if absent, 3")
        ->option_text("NUMBER")
        ->check(room);
    render_->add_option("--scopes", render_arguments_.scopes, "Of a blank form: kinds of work; if absent, 4")
        ->option_text("NUMBER")
        ->check(room);
  }

  void add_preview() {
    preview_ = add("preview", "Show a document while its layout is written", help::preview);
    add_kind(preview_, preview_arguments_.order);
    preview_->add_option("PLAN", preview_arguments_.plan, "Plan JSON, a file")->option_text(" ");
    preview_
        ->add_option("--port", preview_arguments_.port, "Port on this machine, 0 for any; if absent, 8090")
        ->option_text("PORT")
        ->check(CLI::Range(0, 65535));
    add_order(preview_, preview_arguments_.order);
  }

  void add_validate() {
    validate_ = add("validate", "Find every fault of plans", help::validate);
    validate_
        ->add_option("PLAN", validate_arguments_.plans,
                     "Plan JSON, files, folders of *.json, or - for standard input")
        ->option_text(" ");
    validate_->add_flag("--json", validate_arguments_.json, "Print the findings as JSON on standard output");
    validate_
        ->add_option("--document", validate_arguments_.kind, "Add what only this kind of document asks for")
        ->option_text("KIND");
    validate_->add_flag("--advice", validate_arguments_.advice,
                        "Add advice on what could be better; it makes no plan invalid");
    validate_->add_option("--lang", validate_arguments_.language, "en or cy; if absent, en")
        ->option_text("LANG")
        ->check(CLI::IsMember({"en", "cy"}));
  }

  void add_documents() { documents_ = add("documents", "List the kinds of document", help::documents); }

  void add_serve() {
    serve_ = add("serve", "Answer over HTTP", help::serve);
    serve_->add_option("--host", serve_arguments_.host, "Address to listen on; if absent, 127.0.0.1")
        ->option_text("HOST")
        ->envname("PLANPRESS_HOST");
    serve_->add_option("--port", serve_arguments_.port, "Port to listen on, 0 for any; if absent, 8080")
        ->option_text("PORT")
        ->envname("PLANPRESS_PORT")
        ->check(CLI::Range(0, 65535));
    serve_
        ->add_option("--body-limit", serve_arguments_.body_limit, "Largest body in bytes; if absent, 4194304")
        ->option_text("BYTES")
        ->envname("PLANPRESS_BODY_LIMIT")
        ->check(CLI::Range(std::size_t{1024}, plan::JsonLimits{}.bytes));
  }

  void add_import() {
    import_ = add("import", "Read a progress report that was filled in", help::import_form);
    import_->add_option("FORM", import_arguments_.form, "The filled PDF, or - for standard input")
        ->option_text(" ");
    import_->add_option("--plan", import_arguments_.plan, "The plan that the form was made from")
        ->option_text("PLAN");
    import_->add_option("--output,-o", import_arguments_.output, "Where to write the report; if absent, -")
        ->option_text("FILE");
    import_->add_option("--review", import_arguments_.review, "The review that is expected")
        ->option_text("NUMBER")
        ->check(CLI::Range(1, largest_review));
    import_->add_flag("--json", import_arguments_.json, "Print findings as JSON, for programs");
    add_language(import_, import_arguments_.language);
  }

  void add_fill() {
    fill_ = add("fill", "Fill a progress report's form with a report", help::fill_form);
    fill_->add_option("FORM", fill_arguments_.form, "The form, a PDF, or - for standard input")
        ->option_text(" ");
    fill_->add_option("--with", fill_arguments_.report, "Report JSON, whole or in part")
        ->option_text("REPORT");
    fill_->add_option("--output,-o", fill_arguments_.output, "Where to write the filled form; if absent, -")
        ->option_text("FILE");
    add_language(fill_, fill_arguments_.language);
  }

  static void add_language(CLI::App* command, std::string& language) {
    command->add_option("--lang", language, "Language of findings, en or cy; if absent, en")
        ->option_text("LANG")
        ->check(CLI::IsMember({"en", "cy"}));
  }

  // The parser keeps what it does not know; a missing argument may be a mistyped one, so this is said first.
  void refuse_unknown() const {
    const std::vector<std::string> unknown = app_.remaining(true);
    if (unknown.empty()) return;
    const std::string word = unknown.front().substr(0, unknown.front().find('='));
    const std::vector<CLI::App*> parsed = app_.get_subcommands();
    const bool is_option = word.starts_with("-") && word != "-";
    const bool is_command = !is_option && parsed.empty();
    const std::vector<std::string> known = is_option    ? options_of(parsed.empty() ? &app_ : parsed.front())
                                           : is_command ? commands()
                                                        : std::vector<std::string>{};
    const std::optional<std::string> near = nearest(word, known);
    throw UsageError(fmt::format("{} {}{}",
                                 is_option    ? "unknown option"
                                 : is_command ? "unknown command"
                                              : "unexpected",
                                 word, near ? fmt::format(". Did you mean {}?", *near) : ""));
  }

  std::vector<std::string> commands() const {
    std::vector<std::string> names;
    for (const CLI::App* command : {render_, validate_, documents_, import_, fill_, serve_, preview_})
      names.push_back(command->get_name());
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
  CLI::App *render_ = nullptr, *validate_ = nullptr, *documents_ = nullptr, *import_ = nullptr,
           *fill_ = nullptr, *serve_ = nullptr, *preview_ = nullptr;
  std::string share_;
  RenderArguments render_arguments_;
  ValidateArguments validate_arguments_;
  ServeArguments serve_arguments_;
  PreviewArguments preview_arguments_;
  ImportArguments import_arguments_;
  FillArguments fill_arguments_;
};

int usage(const CommandLine& command_line, std::string_view message) {
  fmt::print(stderr, "planpress: {}\nTry '{} --help'.\n", message, command_line.command());
  return wrong_usage;
}

}  // namespace

int run(int argc, char** argv) {
  CommandLine command_line;
  try {
    if (argc > 1) return command_line.run(argc, argv);
    fmt::print(stderr, "{}", command_line.help());
    return wrong_usage;
  } catch (const CLI::CallForHelp&) {
    fmt::print("{}", command_line.help());
    return done;
  } catch (const CLI::CallForVersion& version) {
    fmt::print("{}\n", version.what());
    return done;
  } catch (const CLI::ParseError& error) {
    return usage(command_line, error.what());
  } catch (const UsageError& error) {
    return usage(command_line, error.what());
  } catch (const std::exception& error) {
    fmt::print(stderr, "planpress: {}\n", error.what());
    return broken;
  }
}

}  // namespace planpress::cli
