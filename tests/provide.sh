#!/usr/bin/env bash
# Look for the programs that some tests need: Java 17, Maven, Chromium. On a Debian CI machine,
# as root, install what is missing; anywhere else only say so, for the tests then skip by name.
set -euo pipefail
here=$(dirname "$0")
missing=$("${PYTHON:-python3}" "$here/machine.py")
[ -n "$missing" ] || exit 0

if [ "${CI:-}" = true ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing for the tests: $missing"
    apt-get -qq update
    case $missing in *openjdk-17*)
        # Newer Debians have only a newer Java, which Neo4j runs on as well.
        apt-cache show openjdk-17-jre-headless >/dev/null 2>&1 ||
            missing=${missing/openjdk-17-jre-headless/default-jre-headless} ;;
    esac
    # shellcheck disable=SC2086 # one word a package
    DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $missing
else
    echo "Not found, so the tests that need them will be skipped: $missing" >&2
fi
