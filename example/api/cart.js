import { findProduct } from './catalogue.js'

const MOST_OF_ONE = 99
const FREE_SHIPPING_FROM = 5000
const SHIPPING = 490

/**
 * Prices a basket. The basket itself stays in the visitor's browser, so that neither a second replica nor a release can
 * lose it.
 */
export function priceOf(basket) {
  const items = basket?.items
  if (!Array.isArray(items) || items.length > 50) return refuse('"items" must be a list of at most 50 items')
  const lines = []
  for (const { product: id, quantity } of items) {
    const product = findProduct(id)
    if (!product) return refuse(`there is no product "${String(id).slice(0, 40)}"`)
    if (!Number.isInteger(quantity) || quantity < 1 || quantity > MOST_OF_ONE) {
      return refuse(`"quantity" must be a whole number from 1 to ${MOST_OF_ONE}`)
    }
    lines.push({ product: id, name: product.name, quantity, total: product.price * quantity })
  }
  const goods = lines.reduce((sum, { total }) => sum + total, 0)
  const shipping = goods === 0 || goods >= FREE_SHIPPING_FROM ? 0 : SHIPPING
  return { status: 200, body: { lines, shipping, total: goods + shipping, currency: 'EUR' } }
}

function refuse(error) {
  return { status: 422, body: { error } }
}
