import { Link, useLocation } from '@remix-run/react'
import { createContext, useContext, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { MouseEvent, ReactNode } from 'react'
import { termsIn, type Term } from '#shared/formats/terms.ts'
import { unbroken } from '#shared/formats/unbroken.ts'

type OpenedTerm = { readonly term: Term; readonly meaning: string; readonly left: number; readonly top: number }
type Terms = {
	/** which text of the page a term stands in first */
	readonly firstUse: Map<string, string>
	readonly open: (opened: OpenedTerm) => void
}

const TermsContext = createContext<Terms | null>(null)

const WIDTH = 320
const HEIGHT = 160
const MARGIN = 12
const POPOVER = { popover: 'auto' }

/** Where there is room: under the word, or above it near the foot of the window. */
function placeAt(word: DOMRect): Pick<OpenedTerm, 'left' | 'top'> {
	const left = Math.max(MARGIN, Math.min(word.left, window.innerWidth - WIDTH - MARGIN))
	return { left, top: word.bottom + HEIGHT > window.innerHeight ? word.top - HEIGHT : word.bottom + MARGIN / 2 }
}

/** Meanings of terms of art, opened where each first stands on a page; closes on Esc and on a click outside. */
export function TermsProvider({ children }: { children: ReactNode }) {
	const { pathname } = useLocation()
	const [opened, setOpened] = useState<OpenedTerm | null>(null)
	const box = useRef<HTMLDivElement>(null)
	const titleId = useId()
	const terms = useMemo<Terms>(() => ({ firstUse: new Map(), open: setOpened }), [])
	const page = useRef(pathname)
	if (page.current !== pathname) {
		page.current = pathname
		terms.firstUse.clear()
	}
	useEffect(() => {
		const element = box.current
		if (opened === null || element === null) return
		element.style.left = `${opened.left}px`
		element.style.top = `${opened.top}px`
		element.showPopover()
		element.focus()
	}, [opened])
	return (
		<TermsContext.Provider value={terms}>
			{children}
			<div ref={box} {...POPOVER} role="dialog" aria-labelledby={titleId} tabIndex={-1} className="term-box">
				<p id={titleId} className="term-name">
					{opened?.term.term}
				</p>
				<p>{opened?.meaning}</p>
				<Link to="/glossary">All terms</Link>
			</div>
		</TermsContext.Provider>
	)
}

/** What a term means comes when it is first asked for: a page that opens needs only its name. */
async function meaningOf({ id }: Term): Promise<string> {
	const { GLOSSARY } = await import('#shared/formats/glossary.ts')
	return GLOSSARY.find((term) => term.id === id)?.meaning ?? ''
}

function TermLink({ term, children, onOpen }: { term: Term; children: string; onOpen: Terms['open'] }) {
	const address = `/glossary#${term.id}`
	const onClick = (event: MouseEvent<HTMLAnchorElement>) => {
		const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey
		if (!plain || !('showPopover' in HTMLElement.prototype)) return
		event.preventDefault()
		const place = placeAt(event.currentTarget.getBoundingClientRect())
		meaningOf(term).then(
			(meaning) => onOpen({ term, meaning, ...place }),
			() => window.location.assign(address),
		)
	}
	return (
		<a href={address} className="term" aria-haspopup="dialog" onClick={onClick}>
			{children}
		</a>
	)
}

/** A text whose terms of art open their meaning where they first stand on the page; elsewhere the text as it is. */
export function WithTerms({ children }: { children: ReactNode }) {
	const id = useId()
	const terms = useContext(TermsContext)
	const parts = useMemo(() => (typeof children === 'string' ? termsIn(unbroken(children)) : []), [children])
	if (typeof children !== 'string') return children
	if (terms === null) return unbroken(children)
	const here = new Set<string>()
	return parts.map(({ text, term }, index) => {
		if (term === null) return text
		const first = terms.firstUse.get(term.id) ?? id
		if (first !== id || here.has(term.id)) return text
		terms.firstUse.set(term.id, id)
		here.add(term.id)
		return (
			<TermLink key={`${term.id} ${String(index)}`} term={term} onOpen={terms.open}>
				{text}
			</TermLink>
		)
	})
}
