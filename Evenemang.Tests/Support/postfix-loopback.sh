#!/bin/bash
# A real Postfix on loopback with its own settings and queue, for one test run; the machine's own mail system is not touched.
# Usage: postfix-loopback.sh DIR PORT TLS_PORT   (DIR absolute, with cert.pem and key.pem in it; run as root)
# PORT speaks clear text and STARTTLS, TLS_PORT speaks TLS from the first byte. Every recipient lands in DIR/box/Maildir/new;
# tmp450@anything answers 450 and perm550@anything 550; later550@anything is taken and comes back. What is sent to studs@ and studs+anything@ lies in DIR/box/bounces. Stop with: postfix -c DIR/etc stop
set -euo pipefail
D=$1; PORT=$2; TLS_PORT=$3; C=$D/etc
U=$(id -u mail); G=$(id -g mail)
mkdir -p "$C" "$D/spool" "$D/data" "$D/box/Maildir"
chmod 755 "$D"; chmod 600 "$D/key.pem"
chown -R mail:mail "$D/box"; chown postfix "$D/data"
cat > "$C/main.cf" <<M
compatibility_level = 3.6
queue_directory = $D/spool
data_directory = $D/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
myhostname = mail.example.test
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
default_transport = discard
relay_transport = discard
virtual_transport = virtual
virtual_mailbox_domains = static:ALL
virtual_mailbox_base = $D/box
virtual_mailbox_maps = regexp:$C/boxes
smtpd_reject_unlisted_recipient = no
virtual_uid_maps = static:$U
virtual_gid_maps = static:$G
virtual_minimum_uid = $U
virtual_mailbox_limit = 0
alias_maps =
local_recipient_maps =
smtpd_tls_cert_file = $D/cert.pem
smtpd_tls_key_file = $D/key.pem
smtpd_tls_security_level = may
smtpd_recipient_restrictions = check_recipient_access regexp:$C/rcpt, permit_mynetworks, reject
maillog_file = $D/maillog
maillog_file_prefixes = $D
M
printf '%s\n' '/^tmp450@/ 450 4.2.0 mailbox busy' '/^perm550@/ 550 5.1.1 no such user' > "$C/rcpt"
printf '%s\n' '/^studs(\+.*)?@/ bounces/' 'if !/^later550@/' '/./ Maildir/' 'endif' > "$C/boxes"
cat > "$C/master.cf" <<M
127.0.0.1:$PORT inet n - n - - smtpd
127.0.0.1:$TLS_PORT inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
M
# Postfix refuses a settings folder that its own main.cf does not know; on a machine that has none yet, one line makes it known.
[ -f /etc/postfix/main.cf ] || { mkdir -p /etc/postfix; echo "alternate_config_directories = $C" > /etc/postfix/main.cf; }
postfix -c "$C" start >/dev/null 2>&1
for _ in $(seq 100); do
  (exec 3<>"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null && (exec 3<>"/dev/tcp/127.0.0.1/$TLS_PORT") 2>/dev/null && exit 0
  sleep .1
done
echo "postfix did not start; its log:" >&2; cat "$D/maillog" >&2 || true
exit 1
