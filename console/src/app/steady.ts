import { useCallback, useEffect, useRef } from 'react';

/** The same function for good, which does what the newest one does. */
export function useSteady<A>(newest: (argument: A) => void): (argument: A) => void {
  const latest = useRef(newest);
  useEffect(() => {
    latest.current = newest;
  });
  return useCallback((argument) => latest.current(argument), []);
}
