"""Who may speak to the server: which names it answers to, which pages may call it, and who knows its secret."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import ip_address
from secrets import compare_digest
from urllib.parse import urlsplit

__all__ = [
    "Door",
    "is_address",
    "is_host_name",
    "is_loopback",
    "is_same_origin",
    "is_secret",
    "known_hosts",
    "refusal",
]

_HOST = re.compile(r"(?P<name>\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::[0-9]{1,5})?")
_NAME = re.compile(r"(?!-)[A-Za-z0-9-]{1,63}(?<!-)(\.(?!-)[A-Za-z0-9-]{1,63}(?<!-))*")
_LONGEST_NAME = 253
"""Letters in a name of a host, and in each part of it 63: RFC 1123, section 2.1."""
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class Door:
    """What is compared with every request: the names of this server, and whether a bare address will do as one."""

    hosts: frozenset[str]
    any_address: bool = False


def is_address(name: str) -> bool:
    """Say whether a name is a bare IP address: no page can make a browser take such a one for another."""
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def is_loopback(host: str) -> bool:
    """Say whether only programs of this computer reach that host."""
    return host.lower() == "localhost" or (is_address(host) and ip_address(host).is_loopback)


def is_host_name(name: str) -> bool:
    """Say whether a name may stand in a Host header: letters, digits, dots and hyphens, or an address; no port."""
    return len(name) <= _LONGEST_NAME and (is_address(name) or _NAME.fullmatch(name) is not None)


def known_hosts(host: str, own_name: str, also: Iterable[str] = ()) -> Door:
    """Return the door of a server that listens on `host`; on all addresses, each of them and `own_name` are known.

    `also` are the names by which a proxy before this server is reached.
    """
    everywhere = is_address(host) and ip_address(host).is_unspecified
    named = {own_name.lower()} if everywhere else {host.lower()}
    return Door(_LOOPBACK | named | {each.lower() for each in also}, any_address=everywhere)


def refusal(
    door: Door, *, host: str, origin: str | None, site: str | None, changes: bool, entering: bool
) -> str:
    """Return why a request is refused: `host`, `origin`, or nothing when it is not.

    A page of another name that was made to point here (DNS rebinding) says that name in Host. A page of another site
    says so in Origin, which browsers send with every WebSocket and every POST (`changes`), and in Sec-Fetch-Site;
    the first page alone (`entering`) may be reached from a link somewhere else.
    """
    name = _name_in(host)
    if not (name in door.hosts or (door.any_address and is_address(name))):
        return "host"
    if origin is None:
        foreign = changes or (not entering and site in {"cross-site", "same-site"})
    else:
        foreign = not is_same_origin(origin, host)
    return "origin" if foreign else ""


def is_same_origin(origin: str, host: str) -> bool:
    """Say whether a page of that origin came from this very host and port."""
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and parts.netloc.lower() == host.lower()


def is_secret(given: str, secret: str) -> bool:
    """Say whether what was given is the secret; how long that takes tells nothing of it."""
    return compare_digest(given.encode("utf-8", "replace"), secret.encode())


def _name_in(host: str) -> str:
    """Return the name in a Host header, without its port; nothing of what is no such header."""
    found = _HOST.fullmatch(host)
    return found["name"].strip("[]").lower() if found else ""
