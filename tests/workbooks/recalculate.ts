import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { dayOf } from '#server/paper/exchange/workbook/sheet.ts'
import { agrees, bytesOf, cellsIn, sheetsOfFile, unreckoned } from './workbook-of.ts'

const run = promisify(execFile)
const LIMIT_MS = 1_200_000

/**
 * LibreOffice opens workbooks without a single result in them, reckons, and writes what they came to: one start of it for all,
 * as starting takes longer than reckoning. Answers the files it wrote, in the order of the books.
 */
export async function throughLibreOffice(
	books: readonly (() => Promise<Uint8Array>)[],
	folder: string,
): Promise<readonly string[]> {
	const out = path.join(folder, 'out')
	await mkdir(out, { recursive: true })
	const names = books.map((_, at) => `plan-${String(at)}.xlsx`)
	const files = names.map((name) => path.join(folder, name))
	for (const [at, file] of files.entries()) {
		const bytes = await books[at]?.()
		if (bytes !== undefined) await writeFile(file, bytes)
	}
	const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile')).href}`
	await run('soffice', [profile, '--headless', '--convert-to', 'xlsx', '--outdir', out, ...files], {
		timeout: LIMIT_MS,
	})
	return names.map((name) => path.join(out, name))
}

const plain = (value: unknown) => (value instanceof Date ? dayOf(value) : value)

/** Every formula of every template's workbook, reckoned by LibreOffice, beside the engine's figure. */
export async function recalculate(tell: (line: string) => void): Promise<boolean> {
	const folder = await mkdtemp(path.join(tmpdir(), 'strata-workbooks-'))
	let agreed = true
	try {
		const drawn = TEMPLATES.map(({ name, plan }) => ({ name, sheets: sheetsOfFile(plan) }))
		const books = drawn.map(
			({ sheets }) =>
				() =>
					bytesOf(unreckoned(sheets)),
		)
		const reckoned = await throughLibreOffice(books, folder)
		for (const [order, { name, sheets }] of drawn.entries()) {
			const cells = await cellsIn(await readFile(reckoned[order] ?? ''))
			let formulas = 0
			const different = sheets.flatMap((sheet) =>
				sheet.rows.flatMap((row, at) =>
					row.flatMap((cell, column) => {
						if (cell?.formula === undefined) return []
						formulas += 1
						const own = plain(cells.get(sheet.name)?.[at]?.[column]?.value)
						return agrees(cell.value, own)
							? []
							: [`${sheet.name} row ${String(at + 1)}: ${cell.formula} is ${String(own)}, not ${String(cell.value)}`]
					}),
				),
			)
			tell(`${name}: ${String(formulas)} formulas, ${String(different.length)} differ`)
			different.slice(0, 10).forEach(tell)
			agreed &&= different.length === 0
		}
	} finally {
		await rm(folder, { recursive: true, force: true })
	}
	return agreed
}
