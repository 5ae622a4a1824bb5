// `npm run workbooks`: every template's workbook, reckoned from nothing by LibreOffice and held against the engine to
// 1e-6; then fifty inputs of one of them, each changed in its cell: `-- --inputs` for these alone. It needs `soffice` on the path: apt-get install libreoffice-calc-nogui. Ends with 0 when all formulas agree.
import { allowTypeScript, ensureInstalled, requireNode, root } from '../server/setup.mjs'

requireNode()
process.chdir(root)
ensureInstalled()
await allowTypeScript()
const { recalculate } = await import('./workbooks/recalculate.ts')
const { changeInputs } = await import('./workbooks/change-inputs.ts')
const tell = (line) => console.log(line)
const agreed = process.argv.includes('--inputs') || (await recalculate(tell))
const followed = await changeInputs(tell)
process.exit(agreed && followed ? 0 : 1)
