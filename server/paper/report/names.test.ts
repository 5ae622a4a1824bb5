import { expect, test, vi } from 'vitest'
import { buildReport } from '#server/views/report/build-report.ts'
import { campusPlan, campusResult, issueFacts } from '../../../tests/factories/campus/campus.ts'
import { isDict, openPdf } from '../../../tests/factories/pdf/pdf-objects.ts'
import { readPdf } from '../../../tests/factories/pdf/read-pdf.ts'
import { drawReport } from './draw-report.ts'

vi.setConfig({ testTimeout: 30_000 })

/** By the typeface that draws it. */
const NAMES = {
	IBMPlexSansHebrew: 'Rehovot רחובות 2',
	IBMPlexSansArabic: 'مركز بيانات',
	IBMPlexSansJP: '東京港データ',
	NotoSansHans: '数据中心园区',
	IBMPlexSansKR: '서울 데이터센터',
	IBMPlexSansThai: 'กรุงเทพฯ',
	NotoSansDevanagari: 'पुणे',
	NotoSansArmenian: 'Գյումրի',
	NotoSansBengali: 'ঢাকা',
	NotoSansGeorgian: 'თბილისი',
	NotoSansGujarati: 'જામનગર',
	NotoSansKannada: 'ಹಾಸನ',
	NotoSansTamil: 'ஆவடி',
	NotoSansTelugu: 'వరంగల',
	NotoEmoji: 'Rocket 🚀 family 👩‍👩‍👧 flag 🇬🇪',
} as const
const OWN = ['IBMPlexSans', 'SourceSerif4']

/** The campus under a name of its own, with names for its contracts. */
function drawn(names: readonly string[]): Promise<Uint8Array> {
	const plan = campusPlan()
	const powerContracts = plan.powerContracts.map((row, at) => ({ ...row, name: names[at] ?? row.name }))
	const named = { ...plan, name: names.join(' / ') || plan.name, powerContracts }
	return drawReport(buildReport({ plan: named, result: campusResult(), facts: issueFacts() }))
}

/** Families in the file, each once. */
function familiesOf(bytes: Uint8Array): readonly string[] {
	const names = [...openPdf(bytes).objects.values()].map((value) => (isDict(value) ? value['FontName'] : undefined))
	const families = names.flatMap((name) => (typeof name === 'string' ? [/\+(\w+)-/.exec(name)?.[1] ?? name] : []))
	return [...new Set(families)].sort()
}

test('a name in any script is printed and found as it was typed', async () => {
	const bytes = await drawn(Object.values(NAMES))
	const { text } = await readPdf(bytes)
	const words = Object.values(NAMES).flatMap((name) => name.split(' '))
	expect(words.filter((word) => !text.includes(word))).toEqual([])
	expect(text).not.toMatch(/☐|U\+/)
	expect(familiesOf(bytes)).toEqual([...OWN, ...Object.keys(NAMES)].sort())
})

test('a plan without such names carries no typeface for them', async () => {
	const bytes = await drawn([])
	expect(familiesOf(bytes)).toEqual(OWN)
	expect(bytes.length).toBeLessThan(150 * 1024)
})
