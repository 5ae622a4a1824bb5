import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { RemediesFound } from './remedies-card.tsx'
import type { Remedies } from './use-remedies.ts'

const NONE_YET = { lines: [], tooLate: [], empty: null, labour: null, toCome: 2 }
const SENTENCES = [{ title: 'Halls: Hall B is planned to be ready in April 2028', note: 'Unserved demand: $14.2M.' }]

const drawn = (view: object, looking: boolean) => {
	const reply = { ok: true, view: { ...NONE_YET, ...view }, canTry: false, once: 'a', rev: 1 } as const
	const remedies: Remedies = { reply, looking, stale: false, ask: () => undefined, action: '', activity: '' }
	return renderToStaticMarkup(<RemediesFound remedies={remedies} sentences={SENTENCES} most={3} all="?tab=ways" />)
}

test('a card in short is never empty: until the first decision is found it names the causes and says that it looks', () => {
	expect(drawn({}, true)).toMatch(/Hall B is planned to be ready.*Testing changes/s)
	expect(drawn({}, false)).toMatch(/Hall B is planned to be ready/)
	expect(drawn({ empty: 'No single change recovers half.', toCome: null }, false)).toMatch(/No single change/)
})
