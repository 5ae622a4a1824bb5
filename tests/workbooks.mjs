// `npm run workbooks`: every template's workbook, reckoned from nothing by LibreOffice and held against the engine to
// 1e-6. It needs `soffice` on the path: apt-get install libreoffice-calc-nogui. Ends with 0 when all formulas agree.
import { allowTypeScript, ensureInstalled, requireNode, root } from '../server/setup.mjs'

requireNode()
process.chdir(root)
ensureInstalled()
await allowTypeScript()
const { recalculate } = await import('./workbooks/recalculate.ts')
const agreed = await recalculate((line) => console.log(line))
process.exit(agreed ? 0 : 1)
