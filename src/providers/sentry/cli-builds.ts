// Written by scripts/sentry-cli.ts.
export const CLI_VERSION = '3.8.0'

/** By platform and architecture, as Node calls them. */
export const CLI_BUILDS: Record<string, { file: string; sha256: string } | undefined> = {
  'darwin-arm64': {
    file: 'sentry-cli-Darwin-arm64',
    sha256: '1dda212b0e168b9c4dc48d7d3aa24c1c37de9c6edf786e6ae661236e529969cd',
  },
  'darwin-x64': {
    file: 'sentry-cli-Darwin-x86_64',
    sha256: '279c795b15de7a76106d30b6611b7942b1a97323307327bafc18335f10384c4d',
  },
  'linux-arm': {
    file: 'sentry-cli-Linux-armv7',
    sha256: 'f5cf9d6b3101f740f2d60c371c0a76330cb5072206216641edce72353e8cf503',
  },
  'linux-arm64': {
    file: 'sentry-cli-Linux-aarch64',
    sha256: 'eaea24b5b47b61a96d9a2e353268ea41fd9a8c5b7979694330df614d4af672bf',
  },
  'linux-ia32': {
    file: 'sentry-cli-Linux-i686',
    sha256: 'ecbbc8e9b8050831cc1196edfc8df6d72660c4fdc7d844722ab6bc2a3a778173',
  },
  'linux-x64': {
    file: 'sentry-cli-Linux-x86_64',
    sha256: '13f8cb34ae01a6a272d7d7c22e277a105286615b4020de900ea95a8de47cdbb6',
  },
  'win32-arm64': {
    file: 'sentry-cli-Windows-aarch64.exe',
    sha256: '174786337bf2d3cd3386c14aab122ba3d3bbd49b98e124666b03f63f54e4104f',
  },
  'win32-ia32': {
    file: 'sentry-cli-Windows-i686.exe',
    sha256: 'f10b90a1e62a81a5184a076ac097c6a31a56a0b493648d066948adb0691d6370',
  },
  'win32-x64': {
    file: 'sentry-cli-Windows-x86_64.exe',
    sha256: '2257cf6805a616f5c3ee291a549ebbba021190048b646adc006beb4e8cdef7fd',
  },
}
