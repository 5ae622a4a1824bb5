import { expect, test } from 'vitest'
import { searchOf, settingsIn, USUAL_SETTINGS } from './simulation-address.ts'

const read = (query: string) => settingsIn(new URLSearchParams(query))

test('an address without settings asks for the usual ones', () => {
	expect(read('')).toEqual(USUAL_SETTINGS)
	expect(searchOf(USUAL_SETTINGS).toString()).toBe('')
})

test('settings come back as they went into an address, names in one order', () => {
	const settings = {
		seed: 7,
		draws: 1024,
		off: ['assumptions/hallScopeUplift', 'powerContracts/grid/startDelayMonths'],
		rho: { 'utility/Regional utility: north': 0.5, 'builder/abilene': 0 },
	}
	expect(settingsIn(searchOf(settings))).toEqual(settings)
	expect(read('off=b,a&off=a,,c')).toMatchObject({ off: ['a', 'b', 'c'] })
})

test('what cannot be read, or is more than may be asked for, counts as not said', () => {
	for (const query of ['seed=-1', 'seed=1.5', 'seed=9007199254740993', 'draws=10001', 'draws=0', 'draws=many'])
		expect(read(query)).toEqual(USUAL_SETTINGS)
	for (const query of ['rho=1:a', 'rho=.96:a', 'rho=:a', 'rho=.5:', 'rho=a', 'rho=-.5:a', 'rho=NaN:a'])
		expect(read(query)).toEqual(USUAL_SETTINGS)
	expect(read('rho=.95:a&rho=__proto__')).toMatchObject({ rho: { a: 0.95 } })
})
