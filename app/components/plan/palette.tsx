import { useLocation, useNavigate, useSearchParams } from '@remix-run/react'
import { useEffect, useId, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { searchFor } from '#app/components/explain/why.tsx'
import { listing, OptionList, showOption, stepTo } from '#app/components/ui/options/option-list.tsx'
import { useAsked } from '#app/hooks/use-asked.ts'
import { hasWords, isFinds, type Find } from '#shared/pages/find.ts'

/** A page is also found by other words than its name. */
export type PageFind = Find & { readonly words: string }

export type PaletteProps = { base: string; pages: readonly PageFind[]; onClose: () => void }

/** What the words mean here: pages at once, then what the server knows by them. */
function useFinds({ base, pages }: Pick<PaletteProps, 'base' | 'pages'>, words: string) {
	const [search] = useSearchParams()
	const scenario = search.get('scenario')
	const asked = new URLSearchParams({ q: words, ...(scenario !== null && { scenario }) })
	const { reply, stale, problem } = useAsked(words === '' ? null : `${base}/find?${asked.toString()}`, { is: isFinds })
	const own = pages.filter(({ words: own }) => hasWords(own, words))
	return {
		finds: words === '' ? pages : [...own, ...(stale ? [] : (reply ?? []))],
		status: stale ? 'Searching' : words === '' ? null : problem,
	}
}

function useOpening(base: string): (find: Find) => void {
	const navigate = useNavigate()
	const { pathname } = useLocation()
	const [search] = useSearchParams()
	return ({ to, why }) => {
		if (why !== undefined) {
			navigate(pathname + searchFor(search, why), { preventScrollReset: true })
			return
		}
		if (to.startsWith('/')) {
			navigate(to)
			return
		}
		const scenario = search.get('scenario')
		const kept = scenario === null ? '' : `${to.includes('?') ? '&' : '?'}scenario=${encodeURIComponent(scenario)}`
		navigate(`${to === '' ? base : `${base}/${to}`}${kept}`)
	}
}

/** One box for pages, items, figures, plans and terms: typed, chosen by arrow, opened by Enter. */
export default function Palette({ base, pages, onClose }: PaletteProps) {
	const [typed, setTyped] = useState('')
	const [chosen, setChosen] = useState(0)
	const words = typed.trim()
	const { finds, status } = useFinds({ base, pages }, words)
	const open = useOpening(base)
	const listId = useId()
	const box = useRef<HTMLInputElement>(null)
	const active = Math.min(chosen, finds.length - 1)
	useEffect(() => {
		showOption(listId, active)
	}, [listId, active])
	useEffect(() => {
		box.current?.focus()
	}, [])
	const choose = (find: Find | undefined) => {
		if (find === undefined) return
		onClose()
		open(find)
	}
	const onKeyDown = (event: KeyboardEvent) => {
		if (event.nativeEvent.isComposing) return
		const next = stepTo(event.key, { active, count: finds.length })
		if (next !== null) {
			event.preventDefault()
			setChosen(next)
		}
		if (event.key === 'Enter') {
			event.preventDefault()
			choose(finds[active])
		}
	}
	return (
		<>
			<div className="field-box">
				<input
					ref={box}
					aria-label="Search pages, items, figures, plans and terms"
					{...listing({ list: listId, active, open: finds.length > 0 })}
					autoComplete="off"
					placeholder="Search pages, items, figures, terms"
					value={typed}
					onChange={(event) => {
						setTyped(event.target.value)
						setChosen(0)
					}}
					onKeyDown={onKeyDown}
				/>
			</div>
			<OptionList
				id={listId}
				label="Search results"
				className="finds"
				options={finds}
				active={active}
				keyOf={(find) => `${find.kind} ${find.to} ${find.why?.quantity ?? ''}`}
				onPick={choose}
			>
				{(find) => (
					<>
						<small>{find.kind}</small>
						<b>{find.name}</b>
						<span>{find.note}</span>
					</>
				)}
			</OptionList>
			<p role="status" className="field-help">
				{status ??
					(finds.length === 0 ? 'No results. Try a page, item or figure name.' : `${String(finds.length)} found`)}
			</p>
		</>
	)
}
