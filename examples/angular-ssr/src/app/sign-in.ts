import { Component, CUSTOM_ELEMENTS_SCHEMA, inject } from '@angular/core';
import { Router } from '@angular/router';
import 'ems-elements/define/ems-sign-in.js';

@Component({
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `<ems-sign-in register-href="/" (ems-signed-in)="router.navigateByUrl('/account')"></ems-sign-in>`,
})
export class SignIn {
  protected readonly router = inject(Router);
}
