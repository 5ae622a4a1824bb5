import { ClipboardPaste } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '#app/components/ui/button.tsx'
import { Sheet } from '#app/components/ui/dialog.tsx'
import { late } from '#app/components/ui/late.ts'
import { LatePart } from '#app/components/ui/late-part.tsx'
import { useScripts } from '#app/hooks/use-scripts.ts'
import { gridList } from '#shared/grid/grid-lists.ts'
import type { PastePreviewProps } from './paste-preview.tsx'
import { readTabbed } from './tabbed-text.ts'

const preview = late(() => import('./paste-preview.tsx'))

/** Beside the list: what a pasted block would do to it, before it does. */
export function PasteSheet(props: PastePreviewProps) {
	return (
		<Sheet wide title={`Paste ${gridList(props.grid.kind).plural}`} onClose={() => props.onClose(null)}>
			<LatePart part={preview} props={props} />
		</Sheet>
	)
}

/** Where there is no cell yet to paste into, the page takes what is pasted. */
function usePasteInto(isOn: boolean, take: (rows: readonly (readonly string[])[]) => void): void {
	useEffect(() => {
		const onPaste = (event: ClipboardEvent) => {
			const isTyping = event.target instanceof Element && event.target.closest('input, textarea, dialog') !== null
			const rows = isTyping ? [] : readTabbed(event.clipboardData?.getData('text/plain') ?? '')
			if (rows.length > 0) take(rows)
		}
		if (!isOn) return
		document.addEventListener('paste', onPaste)
		return () => document.removeEventListener('paste', onPaste)
	}, [isOn, take])
}

type PastedInto = Pick<PastePreviewProps, 'grid' | 'rev' | 'once'> & { readonly total: number }

/** What a spreadsheet has copied becomes entries of the list, an empty one too. */
export function PasteRows({ loaded, size }: { loaded: PastedInto; size: 'small' | 'normal' }) {
	const { grid, rev, once, total } = loaded
	const [rows, setRows] = useState<readonly (readonly string[])[] | null>(null)
	usePasteInto(total === 0, setRows)
	if (!useScripts()) return null
	return (
		<>
			<Button type="button" size={size} onClick={() => setRows([])}>
				<ClipboardPaste className="icon-small" strokeWidth={1.75} aria-hidden />
				Paste rows
			</Button>
			{rows !== null && (
				<PasteSheet {...{ grid, rev, once }} start={{ rows, left: 0, ids: [] }} onClose={() => setRows(null)} />
			)}
		</>
	)
}
