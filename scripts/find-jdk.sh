# Sets JDK to the newest installed JDK that can build and run the bridge, and JDK_MAJOR to its
# version, or ends with a sentence saying what to install. To be sourced.

JDK_NEEDED=21

jdk_major() {
  sed -n 's/^JAVA_VERSION="\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' "$1/release" 2>/dev/null || true
}

# JDK_ROOT is where the usual folders begin, for tests.
find_jdk() {
  JDK='' JDK_MAJOR=0
  on_path=$(command -v javac 2>/dev/null) || on_path=''
  [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for home in "${JAVA_HOME:-}" "$on_path" "${JDK_ROOT:-}"/usr/lib/jvm/* "${JDK_ROOT:-}"/opt/java/* \
    "${JDK_ROOT:-}"/opt/jdk* "${JDK_ROOT:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/*; do
    [ -n "$home" ] && [ -x "$home/bin/javac" ] || continue
    major=$(jdk_major "$home")
    [ -n "$major" ] && [ "$major" -ge "$JDK_NEEDED" ] || continue
    # JAVA_HOME comes first and wins if it will do; of the others the newest.
    if [ "$home" = "${JAVA_HOME:-}" ]; then JDK=$home JDK_MAJOR=$major; return 0; fi
    if [ "$major" -gt "$JDK_MAJOR" ]; then JDK=$home JDK_MAJOR=$major; fi
  done
  if [ -z "$JDK" ]; then
    cat >&2 <<END
No JDK $JDK_NEEDED or newer was found (looked at JAVA_HOME, PATH and the usual folders such as /usr/lib/jvm).
Install one, for example Temurin 25 from adoptium.net, or on Debian 13 and Ubuntu 24.04:
  apt-get install openjdk-21-jdk-headless
or, if you have one elsewhere, set JAVA_HOME to it. The older default java can stay as it is.
END
    exit 2
  fi
}
