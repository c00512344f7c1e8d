# Reads a message with Python's own parser (nothing of ours) and prints what it understood as JSON.
import email, email.header, email.policy, email.utils, json, sys

octets = sys.stdin.buffer.read()
message = email.message_from_bytes(octets, policy=email.policy.default)
# The newer interface keeps the fold between two encoded words of a name (RFC 2047, 6.2 says it is no part of it); the older one is right.
older = email.message_from_bytes(octets)

def addresses(name):
    return [[str(email.header.make_header(email.header.decode_header(n))), a]
            for n, a in email.utils.getaddresses(older.get_all(name, []))]

def part(p):
    return {
        "type": p.get_content_type(),
        "parameters": dict(p["Content-Type"].params) if p["Content-Type"] else {},
        "disposition": p.get_content_disposition(),
        "fileName": p.get_filename(),
        "text": None if p.is_multipart() else p.get_payload(decode=True).decode("utf-8"),
        "parts": [part(x) for x in p.iter_parts()] if p.is_multipart() else [],
        "defects": [str(d) for d in p.defects] + [f"{h}: {d}" for h, v in p.items() for d in getattr(v, "defects", [])],
    }

print(json.dumps({
    "headers": [[k, str(v)] for k, v in message.items()],
    "from": addresses("From"),
    "replyTo": addresses("Reply-To"),
    "to": addresses("To"),
    "root": part(message),
}))
