#include "text/quantity_printer.hpp"

#include <string_view>
#include <utility>
#include <vector>

#include "text/parse.hpp"

namespace interleave {
namespace {

using Kind = QuantityNode::Kind;

// How tightly the outermost operator of a printed part binds.
enum Binding { kSum, kProduct, kUnary };

// A node's operands end right before it (the right one) and right before that one begins.
struct Node {
  std::size_t left = 0;  // index of the left operand's root
  Binding binding = kUnary;
};

Binding binding_of(Kind kind) {
  if (kind == Kind::add || kind == Kind::subtract) return kSum;
  if (kind == Kind::multiply || kind == Kind::divide) return kProduct;
  return kUnary;
}

std::string_view sign_of(Kind kind) {
  switch (kind) {
    case Kind::add: return " + ";
    case Kind::subtract: return " - ";
    case Kind::multiply: return " * ";
    default: return " / ";
  }
}

class QuantityPrinter {
 public:
  QuantityPrinter(const Quantity& quantity, std::span<const Parameter> parameters)
      : nodes_(quantity.nodes), parameters_(parameters) {
    std::vector<std::size_t> roots;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      tree_.push_back({0, binding_of(nodes_[i].kind)});
      if (tree_[i].binding != kUnary && roots.size() >= 2) {
        roots.pop_back();
        tree_[i].left = roots.back();
      }
      if (nodes_[i].kind == Kind::literal || nodes_[i].kind == Kind::parameter) {
        roots.push_back(i);
      } else if (!roots.empty()) {
        roots.back() = i;
      }
    }
  }

  std::string run() {
    emit();
    return std::move(text_);
  }

 private:
  // A piece still to be printed: a sign, or a node with the binding that its surroundings need.
  struct Task {
    std::size_t node = 0;
    Binding needed = kSum;
    std::string_view text;  // printed instead of a node unless empty
  };

  // With an own stack: a sum of many terms is as deep as it is long.
  void emit() {
    if (nodes_.empty()) return;
    tasks_.push_back({nodes_.size() - 1, kSum, ""});
    while (!tasks_.empty()) {
      const Task task = tasks_.back();
      tasks_.pop_back();
      if (!task.text.empty()) {
        text_ += task.text;
      } else {
        emit_node(task.node, task.needed);
      }
    }
  }

  void emit_node(std::size_t index, Binding needed) {
    const QuantityNode& node = nodes_[index];
    const Binding binding = tree_[index].binding;
    if (node.kind == Kind::literal) {
      text_ += print_literal(node.literal);
      return;
    }
    if (node.kind == Kind::parameter) {
      text_ += "$";
      if (node.parameter < parameters_.size()) text_ += parameters_[node.parameter].name;
      return;
    }
    const bool parentheses = binding < needed;
    if (parentheses) {
      text_ += "(";
      tasks_.push_back({0, kSum, ")"});
    }
    if (node.kind == Kind::negate) {
      text_ += "-";
      tasks_.push_back({index - 1, kUnary, ""});
      return;
    }
    tasks_.push_back({index - 1, binding == kSum ? kProduct : kUnary, ""});
    tasks_.push_back({0, kSum, sign_of(node.kind)});
    tasks_.push_back({tree_[index].left, binding, ""});
  }

  const std::vector<QuantityNode>& nodes_;
  std::span<const Parameter> parameters_;
  std::vector<Node> tree_;
  std::vector<Task> tasks_;
  std::string text_;
};

}  // namespace

std::string print_quantity(const Quantity& quantity, std::span<const Parameter> parameters) {
  // `0` needs no unit where it stands alone.
  if (quantity.nodes.size() == 1 && quantity.nodes[0].kind == Kind::literal &&
      quantity.nodes[0].literal.value == Rational{0}) {
    return "0";
  }
  const std::string text = QuantityPrinter(quantity, parameters).run();
  return quantity.nodes.size() > 1 ? "(" + text + ")" : text;
}

}  // namespace interleave
