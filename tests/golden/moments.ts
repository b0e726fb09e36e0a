/** Each at a local hour that matters: Eastern time, an hour later than in the northwest. */
export const summerDay = '2026-06-16T14:00:00Z'; // Tuesday, 10:00
export const summerNight = '2026-06-16T06:00:00Z'; // Tuesday, 02:00
export const saturdayNoon = '2026-06-20T16:00:00Z';
export const winterDay = '2026-02-10T15:00:00Z'; // Tuesday, 10:00, winter roads open
export const winterNight = '2026-02-11T03:00:00Z'; // Tuesday, 22:00
export const thaw = '2026-04-14T14:00:00Z'; // Tuesday, 10:00, winter roads closed
export const freezeUp = '2026-11-24T15:00:00Z'; // Tuesday, 10:00, no winter road yet
export const freezeUpNight = '2026-11-25T02:00:00Z'; // Tuesday, 21:00
