import { useLocation, useNavigate, useSearchParams, useSubmit } from '@remix-run/react'
import { useEffect, useId, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { searchFor } from '#app/components/explain/why.tsx'
import { listing, OptionList, showOption, stepTo } from '#app/components/ui/options/option-list.tsx'
import { useAsked } from '#app/hooks/use-asked.ts'
import { answers, isFinds, type Find, type Look } from '#shared/pages/find.ts'
import { useOpenDialog } from '#app/components/dialogs/plan-dialogs.tsx'
import { useOpens } from '../link-opens.tsx'
import { type Command, commandsFor } from './commands.ts'

/** A page is also found by other words than its name. */
export type PageFind = Find & { readonly words: string }

export type PaletteProps = {
	base: string
	pages: readonly PageFind[]
	canEdit: boolean
	mayShare: boolean
	onClose: () => void
	/** opens the sheet of keys in its place */
	onKeys: () => void
}

type PageOrCommand = PageFind & Pick<Command, 'deed'>

/** What the words mean here: pages and commands at once, then what the server knows by them; past slips of the keys last. */
function useFinds({ base, own }: { base: string; own: readonly PageOrCommand[] }, words: string) {
	const [search] = useSearchParams()
	const scenario = search.get('scenario')
	const asked = new URLSearchParams({ q: words, ...(scenario !== null && { scenario }) })
	const { reply, stale, problem } = useAsked(words === '' ? null : `${base}/find?${asked.toString()}`, { is: isFinds })
	const found = (look: Look): readonly PageOrCommand[] => own.filter(({ words: known }) => answers(known, words, look))
	const exact = found('words')
	const known: readonly Find[] = stale ? [] : (reply ?? [])
	return {
		finds: exact.length > 0 ? [...exact, ...known] : [...known, ...found('slips')],
		status: stale ? 'Searching' : words === '' ? null : problem,
	}
}

type OpeningFind = Find & Pick<Command, 'deed'>

function useDoing({ base, onKeys }: Pick<PaletteProps, 'base' | 'onKeys'>): (find: OpeningFind) => boolean {
	const submit = useSubmit()
	const { pathname, search: back } = useLocation()
	const [search] = useSearchParams()
	const openDialog = useOpenDialog()
	return ({ to, deed }) => {
		if (deed?.does === 'keys') onKeys()
		if (deed?.does === 'dialog') return openDialog(deed.dialog)
		if (deed?.does === 'theme')
			submit(
				{ theme: deed.theme, back: pathname + back },
				{ method: 'post', action: '/theme', replace: true, preventScrollReset: true },
			)
		// A file is no page: the browser saves it and stays.
		if (deed?.does === 'download') {
			const scenario = search.get('scenario')
			window.location.assign(`${base}/${to}${scenario === null ? '' : `?scenario=${encodeURIComponent(scenario)}`}`)
		}
		return deed !== undefined
	}
}

function useOpening({ base, onKeys }: Pick<PaletteProps, 'base' | 'onKeys'>): (find: OpeningFind) => void {
	const navigate = useNavigate()
	const { pathname } = useLocation()
	const [search] = useSearchParams()
	const done = useDoing({ base, onKeys })
	return (find) => {
		const { to, why } = find
		if (done(find)) return
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

/** One box for pages, commands, items, figures, plans and terms: typed, chosen by arrow, opened or done by Enter. */
export default function Palette({ base, pages, canEdit, mayShare, onClose, onKeys }: PaletteProps) {
	const [typed, setTyped] = useState('')
	const [chosen, setChosen] = useState(0)
	const words = typed.trim()
	const opens = useOpens()
	const own = words === '' ? pages : [...pages, ...commandsFor({ canEdit, mayShare, opens })]
	const { finds, status } = useFinds({ base, own }, words)
	const open = useOpening({ base, onKeys })
	const listId = useId()
	const box = useRef<HTMLInputElement>(null)
	const active = Math.min(chosen, finds.length - 1)
	useEffect(() => {
		showOption(listId, active)
	}, [listId, active])
	useEffect(() => {
		box.current?.focus()
	}, [])
	const choose = (find: OpeningFind | undefined) => {
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
					aria-label="Search pages, commands, items, figures, plans and terms"
					{...listing({ list: listId, active, open: finds.length > 0 })}
					autoComplete="off"
					placeholder="Search pages, commands, items, figures"
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
				keyOf={({ kind, name, to, why }) => `${kind} ${name} ${to} ${why?.quantity ?? ''} ${why?.scope ?? ''}`}
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
