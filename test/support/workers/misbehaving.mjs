/** A worker for tests: what it is asked to value says how it behaves, or how the thread behaves that helps it. */
export default ({ ask, text, invitation }) => {
  const helped = text.startsWith('helped by ')
  if (ask === 'help') return behave(text.slice('helped by '.length))
  if (helped) invitation.postMessage(64)
  if (ask === 'check' && text !== 'endless') return checked(text)
  return behave(helped ? 'endless' : text)
}

const checked = (text) => ({ ok: true, value: { name: text, canonical: text, hash: '', notes: [] } })

const behave = (text) => {
  if (text === 'hungry') return eat()
  if (text === 'vast') return new ArrayBuffer(2 ** 50)
  if (text === 'endless') return spin(60_000)
  if (text === 'wrong') throw new TypeError('our mistake')
  return { ok: true, value: text }
}

const eat = () => {
  const eaten = []
  for (;;) eaten.push(new Array(1_000_000).fill(0.5))
}

const spin = (milliseconds) => {
  const end = Date.now() + milliseconds
  while (Date.now() < end);
}
