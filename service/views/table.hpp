// Objects of views by tables: a row is the name of a member and a function that gives it of an item. One
// table gives the JSON of an item, and the shape that templates are checked against at the start: "" a text,
// false a truth, {} an object, [example] a list.
#pragma once
#include <functional>
#include <ranges>
#include <type_traits>

#include "service/views/view_context.hpp"

namespace planpress::views {

template <class Item>
class Table;

// A list under a heading of its own: {"rows": [...]}, or null where there is nothing to head.
template <class Item>
struct Rows {
  const Table<Item>* table;
};
template <class Item>
Rows<Item> rows(const Table<Item>& table) {
  return {&table};
}

// A function of a row: of the context and the item, or of one of the two; or a member of the item.
template <class F, class Item>
decltype(auto) call(const F& function, const ViewContext& context, const Item& item) {
  if constexpr (std::is_invocable_v<F, const ViewContext&, const Item&>)
    return std::invoke(function, context, item);
  else if constexpr (std::is_invocable_v<F, const Item&>)
    return std::invoke(function, item);
  else
    return std::invoke(function, context);
}

// The tables that a row names are read when it is used: they may stand in another file.
template <class Item>
class Member {
  template <class F>
  using Result = std::remove_cvref_t<decltype(call(std::declval<F>(), std::declval<const ViewContext&>(),
                                                   std::declval<const Item&>()))>;

 public:
  // A truth, or a text: of another value what ViewContext::text() says.
  template <class F>
  Member(const char* name, F function)
      : write([=](Json& object, const ViewContext* context, const Item* item) {
          constexpr bool is_truth = std::is_same_v<Result<F>, bool>;
          Json& member = object[name];
          if (!item)
            member = is_truth ? Json(false) : Json("");
          else if constexpr (is_truth)
            member = call(function, *context, *item);
          else
            member = context->text(call(function, *context, *item));
        }) {}

  // An object, null where the function gives a pointer or an optional without a value; a list, where it gives
  // a range of items or of pointers to them.
  template <class T, class F>
  Member(const char* name, const Table<T>& table, F function)
      : write([=, table = &table](Json& object, const ViewContext* context, const Item* item) {
          Json& member = object[name];
          if constexpr (std::ranges::range<Result<F>> && !std::is_same_v<Result<F>, T>)
            member =
                item ? table->list(*context, call(function, *context, *item)) : Json::array({table->shape()});
          else
            member = item ? table->json(*context, call(function, *context, *item)) : table->shape();
        }) {}
  Member(const char* name, const Table<Item>& table) : Member(name, table, std::identity()) {}

  template <class T, class F>
  Member(const char* name, Rows<T> headed, F function)
      : write([=](Json& object, const ViewContext* context, const Item* item) {
          Json list = item ? headed.table->list(*context, call(function, *context, *item))
                           : Json::array({headed.table->shape()});
          object[name] = list.empty() ? Json(nullptr) : Json{{"rows", std::move(list)}};
        }) {}

  // All members of another table.
  template <class T, class F>
  Member(const Table<T>& table, F function)
      : write([=, table = &table](Json& object, const ViewContext* context, const Item* item) {
          if (!item) return table->write(object, nullptr, nullptr);
          const T& included = call(function, *context, *item);
          table->write(object, context, &included);
        }) {}
  Member(const Table<Item>& table) : Member(table, std::identity()) {}

  // Without an item, the example of the shape.
  std::function<void(Json& object, const ViewContext* context, const Item* item)> write;
};

template <class Item>
class Table {
 public:
  Table(std::initializer_list<Member<Item>> members) : members_(members) {}

  Json json(const ViewContext& context, const Item& item) const {
    Json object = Json::object();
    write(object, &context, &item);
    return object;
  }
  template <class Pointer>
  requires(!std::convertible_to<Pointer, const Item&>) Json
      json(const ViewContext& context, const Pointer& item)
  const { return item ? json(context, *item) : Json(nullptr); }
  template <class Items>
  Json list(const ViewContext& context, const Items& items) const {
    Json list = Json::array();
    for (const auto& item : items) list.push_back(json(context, item));
    return list;
  }
  // The view of a plan in one language.
  Json operator()(const Plan& plan, const Catalogues& words,
                  const ViewOptions& options) const requires std::same_as<Item, Plan> {
    return json(ViewContext(plan, words, options), plan);
  }
  Json shape() const {
    Json object = Json::object();
    write(object, nullptr, nullptr);
    return object;
  }
  void write(Json& object, const ViewContext* context, const Item* item) const {
    for (const Member<Item>& member : members_) member.write(object, context, item);
  }

 private:
  std::vector<Member<Item>> members_;
};

// Of a text: {"text"}.
inline const Table<std::string> text_row{{"text", std::identity()}};

}  // namespace planpress::views
