#include "service/http/listening_fault.hpp"

#include <fmt/format.h>
#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <memory>
#include <system_error>

namespace planpress::http {
namespace {

using Addresses = std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)>;

// 0 or an error number.
int try_address(const addrinfo& address) {
  const int socket = ::socket(address.ai_family, address.ai_socktype | SOCK_CLOEXEC, address.ai_protocol);
  if (socket < 0) return errno;
  const int yes = 1;
  ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  const bool listens = ::bind(socket, address.ai_addr, address.ai_addrlen) == 0 && ::listen(socket, 1) == 0;
  const int error = listens ? 0 : errno;
  ::close(socket);
  return error;
}

std::string in_words(int error) {
  switch (error) {
    case EADDRINUSE:
      return "another program listens on this port. Stop it, or take another with --port";
    case EACCES:
      return "no permission for this port: those below 1024 belong to the system. Take another with --port";
    case EADDRNOTAVAIL:
      return "this is no address of this machine. 127.0.0.1 is heard on this machine alone, 0.0.0.0 on every "
             "network";
    case EAFNOSUPPORT:
      return "this machine does not have addresses of this family";
    default:
      return std::generic_category().message(error);
  }
}

}  // namespace

std::string listening_fault(const std::string& host, int port) {
  addrinfo wanted{};
  wanted.ai_socktype = SOCK_STREAM;
  wanted.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  addrinfo* found = nullptr;
  if (const int unknown = ::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &wanted, &found)) {
    if (unknown == EAI_SYSTEM) return in_words(errno);
    return "the name of the host cannot be resolved";
  }
  const Addresses addresses(found, &::freeaddrinfo);
  int error = 0;
  for (const addrinfo* address = addresses.get(); address != nullptr; address = address->ai_next) {
    error = try_address(*address);
    if (error == 0) return "the port has become free just now. Try again";
  }
  return in_words(error);
}

}  // namespace planpress::http
