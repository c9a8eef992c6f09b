const API = document.body.dataset.api
const KEPT = 'basket'

const one = (id) => document.getElementById(id)
const money = (cents, currency) => new Intl.NumberFormat('en', { style: 'currency', currency }).format(cents / 100)

let basket = readBasket()

await Promise.all([showProducts(), showBasket()])

one('clear').addEventListener('click', () => {
  void change(() => new Map())
})

async function showProducts() {
  const answer = await ask('/products')
  one('products').removeAttribute('aria-busy')
  if (!answer) return
  one('products').replaceChildren(...answer.products.map(card))
}

function card({ id, name, text, price, currency, colour }) {
  const card = one('product').content.cloneNode(true)
  card.querySelector('.picture').style.setProperty('--colour', colour)
  card.querySelector('h2').textContent = name
  card.querySelector('.text').textContent = text
  card.querySelector('.price').textContent = money(price, currency)
  card.querySelector('button').addEventListener('click', () => {
    void change((items) => items.set(id, Math.min(99, (items.get(id) ?? 0) + 1)))
  })
  return card
}

async function change(how) {
  basket = how(basket)
  localStorage.setItem(KEPT, JSON.stringify([...basket]))
  await showBasket()
}

async function showBasket() {
  const items = [...basket].map(([product, quantity]) => ({ product, quantity }))
  one('count').textContent = String(items.reduce((sum, { quantity }) => sum + quantity, 0))
  one('clear').hidden = items.length === 0
  const priced = items.length > 0 ? await ask('/cart', { items }) : { lines: [] }
  if (!priced) return
  one('lines').replaceChildren(
    ...priced.lines.map(({ name, quantity, total }) => {
      const line = document.createElement('li')
      line.textContent = `${quantity} × ${name}, ${money(total, priced.currency)}`
      return line
    }),
  )
  one('total').textContent =
    items.length === 0
      ? 'Nothing in it yet.'
      : `${money(priced.total, priced.currency)} ${priced.shipping ? 'with shipping' : 'and shipping is free'}`
}

/** The answer, or nothing after the visitor was told. */
async function ask(path, body) {
  try {
    const sent = body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const answer = await fetch(`${API}${path}`, sent)
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
    one('notice').hidden = true
    return await answer.json()
  } catch (error) {
    console.error(error)
    one('notice').textContent = 'The shop cannot be reached at the moment. Please try again in a minute.'
    one('notice').hidden = false
    return undefined
  }
}

function readBasket() {
  try {
    return new Map(JSON.parse(localStorage.getItem(KEPT) ?? '[]'))
  } catch {
    return new Map()
  }
}
