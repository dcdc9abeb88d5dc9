// Why a server cannot have its address, for those who start it.
#pragma once
#include <string>

namespace planpress::http {

// In: a host and a port, 0 for any, that could not be listened on. Out: the reason and what to do, without a
// full stop; the reason is looked for by trying again.
std::string listening_fault(const std::string& host, int port);

}  // namespace planpress::http
