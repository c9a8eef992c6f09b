/** The cookies of one check: each goes only where the server that has set it allows. */
export interface Jar {
  headerFor: (url: URL) => Promise<string | undefined>
  keep: (url: URL, setCookies: readonly string[]) => Promise<void>
}

export function createJar(): Jar {
  let jar: import('tough-cookie').CookieJar | undefined
  return {
    async headerFor(url) {
      return (await jar?.getCookieString(url.href)) || undefined
    },
    async keep(url, setCookies) {
      // Most checks never see a cookie, so the library is loaded with the first one.
      const { CookieJar } = await import('tough-cookie')
      jar ??= new CookieJar()
      for (const line of setCookies) await jar.setCookie(line, url.href, { ignoreError: true })
    },
  }
}
