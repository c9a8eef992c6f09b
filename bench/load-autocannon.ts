import autocannon from 'autocannon'

const [url = '', seconds = '5', connections = '10'] = process.argv.slice(2)
const result = await autocannon({ url, duration: Number(seconds), connections: Number(connections) })
if (result.errors + result.non2xx > 0) throw new Error(`${result.errors + result.non2xx} requests failed`)
console.log(JSON.stringify({ rate: result['2xx'] / result.duration, p99Ms: result.latency.p99 }))
