import { expect, test } from 'vitest'
import { shelfLook, shelved, type ShelvedPlan } from './shelf.ts'

const shelf: readonly ShelvedPlan[] = [
	['Querétaro north', 'Mexico', 'Ana', false, null, 3],
	['Abilene', 'Texas', 'Ben', false, 2, 1],
	['Old Abilene', 'Texas', 'Ana', true, 1, 2],
	['Columbus', '', '', false, null, 4],
].map(([name, folder, owner, isArchived, issued, day]) => ({
	id: String(name),
	name: String(name),
	folder: String(folder),
	owner: String(owner),
	isArchived: isArchived === true,
	issued: typeof issued === 'number' ? issued : null,
	updatedAt: new Date(Date.UTC(2026, 10, Number(day))),
}))
const names = (query: string) => shelved(shelf, shelfLook(new URLSearchParams(query))).map(({ name }) => name)

test('a shelf shows what is open, the latest change first, until something else is asked', () => {
	expect(names('')).toEqual(['Columbus', 'Querétaro north', 'Abilene'])
	expect(names('state=nonsense&order=nonsense')).toEqual(names(''))
	expect(names('state=all')).toEqual(['Columbus', 'Querétaro north', 'Old Abilene', 'Abilene'])
	expect(names('state=archived')).toEqual(['Old Abilene'])
	expect(names('state=issued')).toEqual(['Abilene'])
	expect(names('state=draft')).toEqual(['Columbus', 'Querétaro north'])
})

test('words are looked for in name, folder and owner, however they are written', () => {
	expect(names('find=queretaro')).toEqual(['Querétaro north'])
	expect(names('find=TEXAS+ben')).toEqual(['Abilene'])
	expect(names('find=texas+mexico')).toEqual([])
	expect(names('folder=&state=all')).toEqual(['Columbus'])
	expect(names('folder=Texas&state=all')).toEqual(['Old Abilene', 'Abilene'])
	expect(names('owner=Ana&state=all')).toEqual(['Querétaro north', 'Old Abilene'])
})

test('by name, owner or folder they stand in order, those that say nothing last', () => {
	expect(names('order=name')).toEqual(['Abilene', 'Columbus', 'Querétaro north'])
	expect(names('order=owner')).toEqual(['Querétaro north', 'Abilene', 'Columbus'])
	expect(names('order=folder')).toEqual(['Querétaro north', 'Abilene', 'Columbus'])
})
