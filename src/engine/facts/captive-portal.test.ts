import { describe, expect, it } from 'vitest';
import { isCaptivePortal } from './captive-portal.ts';

const asked = 'http://news.example/today';

describe('the page of a network', () => {
  it.each([
    'http://10.1.0.1:3990/prelogin?res=notyet&uamip=…&uamport=…&mac=…&nasid=…&userurl=…',
    'http://192.168.1.1:8880/guest/s/default/?ap=…&id=…&t=…&url=…&ssid=…',
    'https://wifi.hotel.example/login.html?switch_url=…&ap_mac=…&client_mac=…&wlan=…&redirect=…',
    'https://portal.example/cgi-bin/login?cmd=login&mac=…&essid=…&ip=…&apname=…&url=…',
    'http://portal.example/?wlanuserip=…&wlanacname=…&usermac=…&url=…',
    'http://10.20.0.1:1000/fgtauth?0a1b2c3d',
    'http://192.168.88.1/login?dst=…',
    'http://gw.example/login/?gw_id=…&gw_address=…&gw_port=…&mac=…&url=…',
  ])('%s', (page) => {
    expect(isCaptivePortal(asked, page)).toBe(true);
  });
});

describe('none', () => {
  it.each([
    ['what a network cannot answer', 'https://news.example/', 'http://10.1.0.1/?uamip=…&mac=…&userurl=…'],
    ['a move to https', asked, 'https://news.example/today'],
    ['a sign-in page', asked, 'http://id.example/login?redirect=…&client_id=…'],
    ['a page about devices', 'http://shop.example/', 'http://www.shop.example/devices?mac=…'],
    ['a device without a way back', asked, 'http://tv.example/activate?mac=…&ssid=…'],
    ['a page of the same host', 'http://router.example/', 'http://router.example/clients?mac=…&ssid=…&url=…'],
    ['a device of the same network', 'http://nas.lan/', 'http://192.168.1.20:5000/login?redirect=…'],
    ['an address of the public web', asked, 'http://203.0.113.9/login?dst=…'],
    ['this device', asked, 'http://127.0.0.1:8080/callback?code=…'],
    ['no address', asked, 'not an address'],
  ])('%s', (_, from, to) => {
    expect(isCaptivePortal(from, to)).toBe(false);
  });
});
