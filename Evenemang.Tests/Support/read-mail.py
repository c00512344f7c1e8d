# Reads a message with Python's own parser (nothing of ours) and prints what it understood as JSON.
import email, email.policy, json, sys

message = email.message_from_binary_file(sys.stdin.buffer, policy=email.policy.default)

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
    "from": [[a.display_name, a.addr_spec] for a in message["From"].addresses],
    "replyTo": [[a.display_name, a.addr_spec] for a in message["Reply-To"].addresses] if message["Reply-To"] else [],
    "to": [[a.display_name, a.addr_spec] for a in message["To"].addresses],
    "root": part(message),
}))
