/** A grey box of the size of what is coming, so that nothing jumps. */
export function Skeleton({ height }: { height: number }) {
	return <span className="skeleton" style={{ width: '100%', height }} aria-hidden />
}
