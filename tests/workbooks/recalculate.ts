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
const LIMIT_MS = 300_000

/** LibreOffice opens a workbook without a single result in it, reckons, and writes what it came to. */
export async function throughLibreOffice(bytes: Uint8Array, folder: string): Promise<Uint8Array> {
	const [file, out] = [path.join(folder, 'plan.xlsx'), path.join(folder, 'out')]
	await mkdir(out, { recursive: true })
	await writeFile(file, bytes)
	const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile')).href}`
	await run('soffice', [profile, '--headless', '--convert-to', 'xlsx', '--outdir', out, file], { timeout: LIMIT_MS })
	return await readFile(path.join(out, 'plan.xlsx'))
}

const plain = (value: unknown) => (value instanceof Date ? dayOf(value) : value)

/** Every formula of every template's workbook, reckoned by LibreOffice, beside the engine's figure. */
export async function recalculate(tell: (line: string) => void): Promise<boolean> {
	const folder = await mkdtemp(path.join(tmpdir(), 'strata-workbooks-'))
	let agreed = true
	try {
		for (const { name, plan } of TEMPLATES) {
			const sheets = sheetsOfFile(plan)
			const cells = await cellsIn(await throughLibreOffice(await bytesOf(unreckoned(sheets)), folder))
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
