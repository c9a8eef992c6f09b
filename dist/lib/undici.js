export class ProxyAgent {
  dispatch() {
    throw new Error('undici is not part of this bundle; see scripts/build.mjs')
  }
}
export const { fetch } = globalThis
