import { Search } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Dialog, Sheet } from '#app/components/ui/dialog.tsx'
import { late } from '#app/components/ui/late.ts'
import { LatePart } from '#app/components/ui/late-part.tsx'
import { useScripts } from '#app/hooks/use-scripts.ts'
import type { PageFind } from './palette.tsx'
import { areSingleKeysOn, keepSingleKeys } from '#app/hooks/single-keys.ts'
import { isTypingElsewhere } from './typing-elsewhere.ts'

const palette = late(() => import('./palette.tsx'))
const keySheet = late(() => import('./key-sheet.tsx'))

/** By then a page has come and is drawn. */
const SETTLED_MS = 2000

type PlanKeysOpen = 'palette' | 'keys' | null

/** Presses the one of some buttons that the style sheet shows. */
function pressShown(buttons: string): boolean {
	const shown = [...document.querySelectorAll<HTMLElement>(buttons)].find((button) => button.offsetParent !== null)
	shown?.click()
	return shown !== undefined
}

/** What a key alone does: a tab of the page by its number, a new entry, the filter of a long list, a wider or narrower rail. */
function pressAlone(key: string): boolean {
	if (key === '[') return pressShown('.rail-switch button')
	const main = document.getElementById('main')
	const wanted = /^[1-5]$/.test(key)
		? main?.querySelectorAll<HTMLElement>('.tabs a')[Number(key) - 1]
		: main?.querySelector<HTMLElement>(key === 'n' ? 'a[href*="add="]' : '[role="search"] input[name="find"]')
	if (wanted === undefined || wanted === null) return false
	if (key === '/') wanted.focus()
	else wanted.click()
	return true
}

function useKeys(open: (wanted: PlanKeysOpen) => void): void {
	useEffect(() => {
		const onKeyDown = (event: globalThis.KeyboardEvent) => {
			const { key, target } = event
			const isOpen = document.querySelector('dialog[open]') !== null
			if ((event.ctrlKey || event.metaKey) && key.toLowerCase() === 'k' && !isOpen) {
				event.preventDefault()
				open('palette')
				return
			}
			if (event.ctrlKey || event.metaKey || event.altKey || isTypingElsewhere(target) || !areSingleKeysOn()) return
			// In a grid a key begins a cell.
			if (target instanceof Element && target.closest('[role="grid"]') !== null) return
			if (key === '?') open('keys')
			if (key === '?' || (/^[1-5n/[]$/.test(key) && pressAlone(key))) event.preventDefault()
		}
		document.addEventListener('keydown', onKeyDown)
		return () => document.removeEventListener('keydown', onKeyDown)
	}, [open])
}

/** The find box and the sheet of keys, by button or key; neither comes with the page. */
export function PlanKeys({ base, pages }: { base: string; pages: readonly PageFind[] }) {
	const [open, setOpen] = useState<PlanKeysOpen>(null)
	const [single, setSingle] = useState(true)
	useEffect(() => {
		setSingle(areSingleKeysOn())
		// Whoever opens it types at once: it is there before it is asked for, and after all that the page needs.
		const fetching = setTimeout(() => {
			// Out of reach now: it is asked for again when it is opened.
			palette.fetch().catch(() => undefined)
		}, SETTLED_MS)
		return () => clearTimeout(fetching)
	}, [])
	useKeys(setOpen)
	const close = () => setOpen(null)
	if (!useScripts()) return null
	return (
		<>
			<button
				type="button"
				className="search-field"
				aria-label="Search (Ctrl+K)"
				title="Search pages, items, figures, and terms"
				onClick={() => setOpen('palette')}
			>
				<Search className="icon-small" strokeWidth={1.75} aria-hidden />
				<span className="search-words">Search</span>
				<kbd className="search-words">Ctrl K</kbd>
			</button>
			{open === 'palette' && (
				<Dialog title="Search" onClose={close}>
					<LatePart part={palette} props={{ base, pages, onClose: close }} />
				</Dialog>
			)}
			{open === 'keys' && (
				<Sheet title="Keyboard shortcuts" onClose={close}>
					<LatePart
						part={keySheet}
						props={{
							single,
							onSingle: (on: boolean) => {
								setSingle(on)
								keepSingleKeys(on)
							},
						}}
					/>
				</Sheet>
			)}
		</>
	)
}
