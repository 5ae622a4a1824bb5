import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { isRecord } from '#shared/is-record.ts'
import { LateSection } from './late-section.tsx'

type Reply = { readonly said: string }
const isReply = (value: unknown): value is Reply => isRecord(value) && 'said' in value

const drawn = (given: Reply | undefined) =>
	renderToStaticMarkup(
		<LateSection title="Sensitivity" given={given} address="/moves" is={isReply} revision={1} height={40}>
			{({ said }) => <p>{said}</p>}
		</LateSection>,
	)

test('a part that is on its way says so under its title, and is not there where no script can ask for it', () => {
	expect(drawn(undefined)).toMatch(/<section class="needs-scripts" aria-label="Sensitivity" aria-busy="true"><h3>/)
})

test('a part that came with the page is drawn with it', () => {
	expect(drawn({ said: 'Ten inputs' })).toBe('<p>Ten inputs</p>')
})
