/** Prices in cents. */
export const PRODUCTS = [
  { id: 'mug', name: 'Stoneware mug', price: 1400, currency: 'EUR', colour: '#c96f4a', text: 'Holds a long morning.' },
  {
    id: 'notebook',
    name: 'Dot-grid notebook',
    price: 1150,
    currency: 'EUR',
    colour: '#3f6f8f',
    text: '192 numbered pages.',
  },
  {
    id: 'lamp',
    name: 'Reading lamp',
    price: 6900,
    currency: 'EUR',
    colour: '#d9a441',
    text: 'Warm light, one switch.',
  },
  { id: 'blanket', name: 'Wool blanket', price: 8900, currency: 'EUR', colour: '#6b7f5c', text: 'Woven in one piece.' },
  {
    id: 'teapot',
    name: 'Iron teapot',
    price: 5400,
    currency: 'EUR',
    colour: '#4a4a55',
    text: 'Keeps warm for an hour.',
  },
  { id: 'print', name: 'Harbour print', price: 3200, currency: 'EUR', colour: '#8a5a83', text: 'Signed, 30 by 40 cm.' },
]

export function findProduct(id) {
  return PRODUCTS.find((product) => product.id === id)
}
