import type { LogoImage } from '#shared/schemas/report/logo-image.ts'
import { drawableLogo } from '#server/views/report/printable-logo.ts'
import { layWords } from '../blocks/block-parts.ts'
import type { Laid, Strip } from '../paper/sheet.ts'
import { STYLES } from '../text/styles.ts'
import { laySectionHead, type Head } from './section-head.ts'

const WIDEST = 150
const TALLEST = 56
const GAP = 24
const BELOW = 10
const LEFT_OUT = 'The logo is omitted: its image is damaged.'

function layLogo({ bytes, width, height }: LogoImage): Laid & { readonly width: number } {
	const scale = Math.min(WIDEST / width, TALLEST / height)
	const [wide, tall] = [width * scale, height * scale]
	return {
		width: wide,
		height: tall,
		draw: (sheet, at) => {
			const box = { ...at, width: wide, height: tall }
			sheet.tags.leaf('Figure', () => sheet.pen.image(bytes, box), { alt: 'Logo of who issues this report', box })
		},
	}
}

/** The head of the first section, and under it that a logo was asked for. */
function layHeadWithoutLogo(section: Head, width: number): Strip {
	const head = laySectionHead(section, width)
	const said = layWords({ text: LEFT_OUT, style: STYLES.source, width })
	return {
		...head,
		height: head.height + said.height + BELOW,
		draw: (sheet, at) => {
			head.draw(sheet, at)
			said.draw(sheet, { x: at.x, y: at.y + head.height })
		},
	}
}

/** The head of the first section beside the logo of who issues the report. */
export function layHeadWithLogo(section: Head, { width, base64 }: { width: number; base64: string }): Strip {
	// An issue drawn again says that it goes without rather than is not drawn at all; on its way in a picture that can't be drawn is refused.
	const picture = drawableLogo(base64)
	if (picture === null) return layHeadWithoutLogo(section, width)
	const logo = layLogo(picture)
	const head = laySectionHead(section, width - logo.width - GAP)
	return {
		...head,
		height: Math.max(head.height, logo.height + 12),
		draw: (sheet, at) => {
			head.draw(sheet, at)
			logo.draw(sheet, { x: at.x + width - logo.width, y: at.y })
		},
	}
}
