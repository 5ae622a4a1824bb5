import { expect, test } from 'vitest'
import { planFile } from '../../../tests/factories/plan-file.ts'
import { planResult, siteResult } from '../../../tests/factories/plan-result.ts'
import { networkList } from './network-list.ts'

const FABRIC = {
	leafSwitches: 512,
	spineSwitches: 512,
	coreSwitches: 256,
	cables: 49_152,
	optics: 98_304,
	storagePB: 65.5,
	readGBps: 2560,
}

test('a site with orders lists its switches, cables and storage, each open to its why', () => {
	const result = planResult({ sites: { abilene: siteResult(24, { network: FABRIC }) } })
	const list = networkList(planFile(), result)
	expect(list?.entries.map(({ title }) => title)).toEqual([
		'Abilene: 1,280 switches',
		'Abilene: 49,152 cables',
		'Abilene: storage',
	])
	expect(list?.entries[0]?.note).toBe('512 leaf, 512 spine, 256 core')
	expect(list?.entries[0]?.open?.why).toEqual({
		quantity: 'sites.network.leafSwitches',
		scope: 'site:abilene',
		month: null,
	})
})

test('a plan without orders has no network to list', () => {
	expect(networkList(planFile(), planResult())).toBeNull()
})
