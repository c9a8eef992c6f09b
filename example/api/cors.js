const DEFAULT_ORIGINS = 'https://shop.example,https://shop-*.vercel.app'

/** `ALLOWED_ORIGINS`: origins separated by commas; `*` stands for a part of one label, for preview addresses. */
export function allowedOrigins(env) {
  return (env.ALLOWED_ORIGINS ?? DEFAULT_ORIGINS).split(',').map((origin) => {
    const pattern = origin.trim().replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`)
    return new RegExp(`^${pattern.replaceAll('*', '[a-z0-9-]+')}$`)
  })
}

/** Lets pages of the allowed origins read the answer. */
export function allow(origins, request, response) {
  const { origin } = request.headers
  response.setHeader('vary', 'origin')
  if (!origin || !origins.some((pattern) => pattern.test(origin))) return
  response.setHeader('access-control-allow-origin', origin)
  if (request.method !== 'OPTIONS') return
  response.setHeader('access-control-allow-methods', 'GET, POST')
  response.setHeader('access-control-allow-headers', 'content-type')
  response.setHeader('access-control-max-age', '600')
}
