// What a scenario declares by name: devices, mutexes, semaphores, channels, barriers.
#include <span>
#include <string>
#include <utility>

#include "model/names.hpp"
#include "text/parser.hpp"
#include "text/suggest.hpp"

namespace interleave {

void Parser::parse_object(const StatementWord& word, StatementCursor& cursor) {
  std::string_view name;
  SourceSpan where;
  std::string noun = "a ";
  if (!cursor.read_name(noun.append(word.name), name, where)) return;
  const auto kind =
      static_cast<std::size_t>(word.keyword) - static_cast<std::size_t>(Keyword::device);
  if (!add_name(block().names[kind], name)) {
    report_.error(where, "defined-twice",
                  "the " + std::string(word.name) + " " + in_quotes(name) + " is declared twice" +
                      (place_ == Place::variant ? " in this variant" : ""));
    return;
  }
  switch (word.keyword) {
    case Keyword::device: places().devices.push_back(where); return parse_device(name, cursor);
    case Keyword::mutex: places().mutexes.push_back(where); return parse_mutex(name, cursor);
    case Keyword::channel: places().channels.push_back(where); return parse_channel(name, cursor);
    case Keyword::semaphore: places().semaphores.push_back(where); break;
    default: places().barriers.push_back(where);
  }
  parse_counted(word.keyword, name, cursor);
}

void Parser::parse_device(std::string_view name, StatementCursor& cursor) {
  DeviceStatement& device = settings().devices.emplace_back();
  SourceSpan& where = places().servers.emplace_back();
  device.name = name;
  const bool servers = cursor.take_word("servers");
  device.unlimited = cursor.take_word("unlimited");
  if (servers && !device.unlimited) {
    QuantityParser quantities(cursor, parameters_);
    if (!quantities.read(Unit::number, "`servers`", device.servers.emplace(), where)) return;
  }
  cursor.expect_end(servers ? "`servers`" : "the device's name");
}

void Parser::parse_mutex(std::string_view name, StatementCursor& cursor) {
  MutexStatement& mutex = settings().mutexes.emplace_back();
  mutex.name = name;
  const std::string_view word = cursor.peek_word();
  const auto protocols = std::span(kProtocolNames).subspan(1);
  const std::size_t index = find_word(word, protocols);
  if (index < protocols.size()) {
    cursor.take(Token::Kind::word);
    mutex.protocol = static_cast<MutexProtocol>(index + 1);
  } else if (!word.empty()) {
    cursor.fail_expecting("unknown-word", listed(protocols, "the end of the statement"),
                          did_you_mean(word, protocols));
    return;
  }
  cursor.expect_end("the mutex");
}

// `semaphore NAME N` and `barrier NAME N`.
void Parser::parse_counted(Keyword keyword, std::string_view name, StatementCursor& cursor) {
  const bool semaphore = keyword == Keyword::semaphore;
  Quantity count;
  SourceSpan where;
  QuantityParser quantities(cursor, parameters_);
  const std::string_view what = semaphore ? "the count of a semaphore" : "the number of a barrier";
  if (quantities.read(Unit::number, what, count, where)) cursor.expect_end(what);
  if (semaphore) {
    settings().semaphores.push_back({std::string(name), std::move(count)});
    places().semaphore_counts.push_back(where);
  } else {
    settings().barriers.push_back({std::string(name), std::move(count)});
    places().parties.push_back(where);
  }
}

void Parser::parse_channel(std::string_view name, StatementCursor& cursor) {
  ChannelStatement& channel = settings().channels.emplace_back();
  SourceSpan& where = places().capacities.emplace_back();
  channel.name = name;
  const bool capacity = cursor.take_word("capacity");
  channel.unlimited = cursor.take_word("unlimited");
  if (capacity && !channel.unlimited) {
    QuantityParser quantities(cursor, parameters_);
    if (!quantities.read(Unit::number, "`capacity`", channel.capacity.emplace(), where)) return;
  }
  cursor.expect_end(capacity ? "`capacity`" : "the channel's name");
}

}  // namespace interleave
