import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openPage } from '../../tests/factories/opened-page.ts'

const ADDRESS = 'http://localhost/p/abilene/energy?scenario=s1&_data=routes%2Fp.%24project.energy'
const FORM = { action: '/p/abilene/energy?scenario=s1', route: 'routes/p.$project.energy', fields: { list: 'sites' } }
const body = (text: string) => ({ method: 'POST', body: new URLSearchParams(text) })

/** The module as a page that has just been opened has it, with what it asks of the network. */
async function opened() {
	const sent = openPage(() => new Response('kept'))
	return { ...(await import('./early-request.ts')), sent }
}

let page: Awaited<ReturnType<typeof opened>>
beforeEach(async () => {
	page = await opened()
})
afterEach(() => vi.unstubAllGlobals())

test('what is sent early is asked as the framework asks it, and answered to it once', async () => {
	page.sendEarly(FORM)
	expect(page.sent).toHaveBeenCalledExactlyOnceWith(ADDRESS, body('list=sites'))
	expect(await (await page.takeEarly(ADDRESS, body('list=sites')))?.text()).toBe('kept')
	expect(page.takeEarly(ADDRESS, body('list=sites'))).toBeNull()
})

test('another form, or one to another address, is not given its answer', () => {
	page.sendEarly(FORM)
	expect(page.takeEarly(ADDRESS, body('list=buildPhases'))).toBeNull()
	expect(page.takeEarly(ADDRESS.replace('s1', 's2'), body('list=sites'))).toBeNull()
	expect(page.takeEarly(ADDRESS, undefined)).toBeNull()
	expect(page.takeEarly(ADDRESS, body('list=sites'))).not.toBeNull()
})

test('where another was not taken yet nothing is sent early: both go in one request', () => {
	page.sendEarly(FORM)
	page.sendEarly({ ...FORM, fields: { list: 'buildPhases' } })
	expect(page.sent).toHaveBeenCalledTimes(1)
	expect(page.takeEarly(ADDRESS, body('list=sites'))).toBeNull()
})
