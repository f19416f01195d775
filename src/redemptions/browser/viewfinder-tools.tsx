interface Props {
  problem?: string;
  cameras: { id: string; name: string; isUsed: boolean }[];
  /** Whether the torch shines; undefined where there is none. */
  light?: boolean;
  zoom?: { min: number; max: number; step: number; now: number };
  muted: boolean;
  retry(): void;
  choose(id: string): void;
  switchLight(): void;
  comeNearer(zoom: number): void;
  switchSound(): void;
}

/** What this camera and this phone can do: nothing is offered that is not there. */
export function ViewfinderTools({
  problem,
  cameras,
  light,
  zoom,
  muted,
  retry,
  choose,
  switchLight,
  comeNearer,
  switchSound,
}: Props) {
  return (
    <div class="tools">
      {problem && <button onClick={retry}>Réessayer</button>}
      {light !== undefined && (
        <button aria-pressed={light} onClick={switchLight}>
          Lampe
        </button>
      )}
      <button aria-pressed={!muted} onClick={switchSound}>
        Son
      </button>
      {zoom && (
        <label class="zoom">
          Zoom
          <input
            type="range"
            min={zoom.min}
            max={zoom.max}
            step={zoom.step}
            value={zoom.now}
            onInput={(event) => comeNearer(event.currentTarget.valueAsNumber)}
          />
        </label>
      )}
      {cameras.length > 1 && (
        <label>
          <span class="hidden-text">Caméra</span>
          <select onChange={(event) => choose(event.currentTarget.value)}>
            {cameras.map(({ id, name, isUsed }) => (
              <option value={id} selected={isUsed}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}
