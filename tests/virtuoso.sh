#!/usr/bin/env bash
# Unpack Virtuoso, a SPARQL server that some tests of kg/remote/ talk to, into a folder: no root.
# From the packages of Debian or one of its kin; whoever has root runs `apt-get update` before.
set -euo pipefail
mkdir -p "$1/packages" && cd "$1/packages"
apt-get -qq -o APT::Sandbox::User="$(id -un)" download \
    virtuoso-opensource-7-bin virtuoso-opensource-7-common libpcre3
for package in *.deb; do dpkg-deb --extract "$package" ..; done
